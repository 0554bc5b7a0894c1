using System.Globalization;

namespace Kkr.Gateway.Reports;

/// <summary>Revisions in the headers <c>ETag</c> and <c>If-Match</c>.</summary>
internal static class Revisions
{
    /// <summary>The strong tag of a revision: <c>"3"</c>.</summary>
    public static string ETagOf(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Reads the revision that a caller expects; null when any will do. False when the header can't be read.</summary>
    public static bool TryReadIfMatch(HttpRequest request, out long? revision)
    {
        revision = null;
        var header = request.Headers.IfMatch;
        if (header.Count == 0 || header is ["*"]) return true;
        if (header is not [{ Length: > 2 } tag] || tag[0] != '"' || tag[^1] != '"') return false;
        if (!long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        revision = number;
        return true;
    }
}
