using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>What the records of a data set look like.</summary>
/// <param name="Attributes">What is told of each, besides its id.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordType")]
public sealed record RecordType([property: Id(0)] ImmutableArray<RecordAttribute> Attributes)
{
    /// <summary>
    /// The attributes by which two records are the same case, whoever reported them; empty where every record is a case of
    /// its own. A record without one of them is the same as no other.
    /// </summary>
    [Id(1)]
    public ImmutableArray<string> DuplicateKey { get; init; } = [];

    /// <summary>The attribute with an id, or null.</summary>
    public RecordAttribute? Find(string id) => Attributes.FirstOrDefault(a => a.Id == id);
}
