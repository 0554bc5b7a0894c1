using System.Globalization;
using System.Text.Json;
using Kkr.Catalogue;

namespace Kkr.Gateway.Bodies;

/// <summary>What is said of content that is no JSON, and where, as far as that is known: of a member that is there twice it is not.</summary>
internal static class InvalidJson
{
    /// <summary>What is said of a body.</summary>
    public static Text InBody(JsonException exception) => exception is { LineNumber: { } line, BytePositionInLine: { } at }
        ? new(string.Create(CultureInfo.InvariantCulture, $"Indholdet er ikke gyldig JSON (linje {line + 1}:{at + 1})."),
            string.Create(CultureInfo.InvariantCulture, $"The body is not valid JSON (line {line + 1}:{at + 1})."))
        : new("Indholdet er ikke gyldig JSON, eller et felt står der to gange.", "The body is not valid JSON, or names a member twice.");

    /// <summary>What is said of a line of a file.</summary>
    public static Text InLine(JsonException exception) => exception.BytePositionInLine is { } at
        ? new(string.Create(CultureInfo.InvariantCulture, $"Er ikke gyldig JSON (tegn {at + 1})."),
            string.Create(CultureInfo.InvariantCulture, $"Is not valid JSON (character {at + 1})."))
        : new("Er ikke gyldig JSON, eller et felt står der to gange.", "Is not valid JSON, or names a member twice.");
}
