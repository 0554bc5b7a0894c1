using System.Text.Json;

namespace Kkr.Testing.Processes;

/// <summary>What an HTTP request was answered with.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers, by name, of the answer and of its content.</param>
/// <param name="Text">The body.</param>
public sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The type of the problem that the body tells of; null where it tells of none.</summary>
    public string? Problem => Text.StartsWith('{') && Json.TryGetProperty("type", out var type) ? type.GetString() : null;

    /// <summary>The receipt in the body, but for whether the table holds it: on a busy machine that turns true only later.</summary>
    public string Receipt =>
        string.Join(',', Json.EnumerateObject().Where(m => m.Name != "aggregated").Select(m => $"{m.Name}={m.Value.GetRawText()}"));

    /// <summary>The value of a header; null where there is none.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The same answer, once it is known to have a status.</summary>
    /// <exception cref="InvalidOperationException">It has another; the message holds the body.</exception>
    public Reply Expect(int status) =>
        Status == status ? this : throw new InvalidOperationException($"Expected {status}, and was answered {Status}: {Text}");

    /// <summary>The same answer, once it is known to be a problem of a type, told as problem details.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message holds the body.</exception>
    public Reply Expect(int status, string problem)
    {
        Expect(status);
        if (Problem != problem || Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"Expected {problem} as problem details, and was answered {Header("Content-Type")}: {Text}");
        return this;
    }
}
