using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Tables;

namespace Kkr.Gateway.Catalogue;

/// <summary>Records of the same key as the secretariat reviews them.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Total">How many keys more than one record has.</param>
/// <param name="Undecided">How many of them nobody has decided on, or not since a record came.</param>
/// <param name="LeftOff">How many were left off to keep the answer bounded.</param>
/// <param name="Duplicates">The keys with their records.</param>
internal sealed record DuplicatesAnswer(string DataSet, int Total, int Undecided, int LeftOff, IReadOnlyList<DuplicatesAnswer.Group> Duplicates)
{
    /// <summary>Records of one key.</summary>
    /// <param name="Key">The key, for deciding on it.</param>
    /// <param name="Decided">Whether a person has looked at all of the records.</param>
    /// <param name="Counted">The names of the records that count.</param>
    /// <param name="Decision">What was decided; left out for nothing.</param>
    /// <param name="Records">The records.</param>
    internal sealed record Group(
        string Key, bool Decided, IReadOnlyList<string> Counted,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DuplicateDecision? Decision,
        IReadOnlyList<NamedRecord> Records)
    {
        /// <summary>What clients read of a group.</summary>
        public static Group Of(DuplicateGroup group, DataSetDefinition definition, DateOnly today) => new(
            group.Key, group.IsDecided, [.. group.Counted.Select(r => DuplicateRules.NameOf(r.Report, r.Record))], group.Decision,
            [.. group.Records.Select(r => NamedRecord.Of(r, definition, today))]);
    }
}
