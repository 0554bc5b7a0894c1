using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Records of the same key: the same case, as long as nobody decides otherwise.</summary>
/// <param name="Key">A digest of the key's values; it gives none of them away.</param>
/// <param name="Records">The records, the earliest period and the lowest reporter first.</param>
/// <param name="Decision">What a person decided; null for nothing.</param>
public sealed record DuplicateGroup(
    string Key, ImmutableArray<(ReportKey Report, Record Record)> Records, DuplicateDecision? Decision)
{
    /// <summary>Whether a person has looked at all of its records.</summary>
    public bool IsDecided => Decision is { } decision && Records.All(r => decision.Records.Contains(DuplicateRules.NameOf(r.Report, r.Record)));

    /// <summary>The records that count.</summary>
    public IEnumerable<(ReportKey Report, Record Record)> Counted
    {
        get
        {
            if (Decision is { Verdict: DuplicateVerdict.Distinct } distinct)
            {
                var looked = Records.Where(r => distinct.Records.Contains(DuplicateRules.NameOf(r.Report, r.Record))).ToList();
                // What nobody has looked at is taken for a duplicate, and does not count beside the others.
                return looked.Count > 0 ? looked : Records.Take(1);
            }

            var kept = Records.Where(r => DuplicateRules.NameOf(r.Report, r.Record) == Decision?.Keep).Take(1).ToList();
            return kept.Count > 0 ? kept : Records.Take(1);
        }
    }
}
