using System.Collections.Immutable;
using Kkr.Formats;

namespace Kkr.Gateway.Tables;

/// <summary>A table as a caller may see it, with its description.</summary>
/// <param name="Content">The figures.</param>
/// <param name="Others">The tables of other data sets that its indicators look at, by data set.</param>
/// <param name="Metadata">The description.</param>
public sealed record ReadableTable(TableContent Content, ImmutableDictionary<string, TableContent> Others, TableMetadata Metadata)
{
    /// <summary>Tells what it shows from whatever else it has shown or will show.</summary>
    public string Version { get; } =
        $"{Content.Definition.Version} {Content.Version}" + string.Concat(Others.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $" {o.Key} {o.Value.Version}"));
}
