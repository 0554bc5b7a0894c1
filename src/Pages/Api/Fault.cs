using System.Text.Json;
using Kkr.Pages.Words;

namespace Kkr.Pages.Api;

/// <summary>A fault in what was sent.</summary>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Value">The value at fault.</param>
/// <param name="Message">What to tell people.</param>
/// <param name="Line">The line of a file; 0 where there is no file.</param>
public sealed record Fault(string Path, string Rule, JsonElement? Value, Phrase Message, int Line = 0);
