using System.Net;
using System.Text.Json;
using Kkr.Pages.Words;

namespace Kkr.Pages.Api;

/// <summary>What the API answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, where it was JSON.</param>
/// <param name="ETag">The tag of what was answered.</param>
/// <param name="Replayed">Whether the same command had been answered before.</param>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement? Body, string? ETag, bool Replayed)
{
    /// <summary>Whether it did what was asked.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The last part of the problem's type, such as <c>validation</c>.</summary>
    public string Problem => Body?.ValueKind == JsonValueKind.Object && Body.Value.TryGetProperty("type", out var type) ? type.GetString()?.Split('/')[^1] ?? "" : "";

    /// <summary>What the problem says, in both languages.</summary>
    public Phrase Detail
    {
        get
        {
            if (Body is not { ValueKind: JsonValueKind.Object } body) return Text.NoAnswer;
            var en = Said(body, "detail") ?? Said(body, "title") ?? Text.NoAnswer.En;
            return new(Said(body, "detailDa") ?? en, en);

            static string? Said(JsonElement json, string name) =>
                json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
    }

    /// <summary>Every fault of what was sent.</summary>
    public IReadOnlyList<Fault> Errors => Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("errors", out var errors)
        ? errors.Deserialize<Fault[]>(KkrApi.Json) ?? [] : [];

    /// <summary>The body as something.</summary>
    public T As<T>() => Body!.Value.Deserialize<T>(KkrApi.Json)!;
}
