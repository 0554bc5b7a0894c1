using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>One value of a code list.</summary>
/// <param name="Code">Its code, unique in the list.</param>
/// <param name="Label">Its label.</param>
/// <param name="SourceCodes">The categories of the dimension that it stands for.</param>
public sealed record CodeListValue(string Code, LocalText Label, ImmutableArray<string> SourceCodes);
