using System.Text.Json;

namespace Kkr.Testing.History;

/// <summary>A row of the ledger, as it stands in the database.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Scope">Within what its command's id is unique.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="Content">What happened, as JSON.</param>
/// <param name="Previous">The digest of the stream's entry before, hexadecimal.</param>
/// <param name="Hash">Its digest, hexadecimal.</param>
public sealed record LedgerRow(
    long Position, string Stream, long Sequence, string Kind, string Scope, string CommandId, string Content, string Previous, string Hash)
{
    /// <summary>The digest that stands before a stream's first entry.</summary>
    public static string NoPrevious { get; } = new('0', 64);

    /// <summary>What the entry says, in the words of the command that it should come from; null when it is no report's.</summary>
    public CommandContent? Said()
    {
        if (ReportId.OfStream(Stream) is not { } report) return null;
        if (Kind == CommandContent.Withdrawn) return CommandContent.Withdraw(report);
        if (Kind != CommandContent.Submitted) return null;
        using var content = JsonDocument.Parse(Content);
        return CommandContent.Submit(
            report, FiguresOf(content.RootElement.GetProperty("figures")),
            content.RootElement.TryGetProperty("replace", out var replace) && replace.GetBoolean());
    }

    /// <summary>Figures as JSON has them: <c>at</c> and <c>value</c>, which is left out or null where the figure is missing.</summary>
    public static IEnumerable<KeyValuePair<string, decimal?>> FiguresOf(JsonElement figures)
    {
        foreach (var figure in figures.EnumerateArray())
            yield return new(
                PlaceOf(figure.GetProperty("at")),
                figure.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDecimal() : null);
    }

    /// <summary>A place as text: <c>dimension=code</c> joined by <c>;</c> in ordinal order.</summary>
    public static string PlaceOf(JsonElement at) => string.Join(
        ';', at.EnumerateObject().Select(c => $"{c.Name}={c.Value.GetString()}").Order(StringComparer.Ordinal));
}
