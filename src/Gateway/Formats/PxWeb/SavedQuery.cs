using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Kkr.Formats.PxWeb;

/// <summary>A query that was saved for later.</summary>
/// <param name="Selection">The query, with its expressions as they were written.</param>
/// <param name="Language">The language that it was saved in.</param>
/// <param name="TableId">The table.</param>
/// <param name="Id">Its id; <see langword="null"/> before it is saved.</param>
/// <param name="OutputFormat">The format to run it in, unless another is asked for.</param>
/// <param name="OutputFormatParams">How to write that format.</param>
public sealed record SavedQuery(
    VariablesSelection Selection,
    string Language,
    string TableId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OutputFormat = null,
    ImmutableArray<string> OutputFormatParams = default)
{
    /// <summary>How to write the format, never a default array.</summary>
    public ImmutableArray<string> OutputFormatParams { get; init; } = OutputFormatParams.IsDefault ? [] : OutputFormatParams;
}
