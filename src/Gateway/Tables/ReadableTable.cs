using Kkr.Formats;

namespace Kkr.Gateway.Tables;

/// <summary>A table as a caller may see it, with its description.</summary>
/// <param name="Content">The figures.</param>
/// <param name="Metadata">The description.</param>
public sealed record ReadableTable(TableContent Content, TableMetadata Metadata);
