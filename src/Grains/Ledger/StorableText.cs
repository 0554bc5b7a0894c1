using System.Text;

namespace Kkr.Ledger;

/// <summary>
/// Refuses what a store could not keep exactly, before it gets into a batch, where it would fail the entries of others too.
/// </summary>
internal static class StorableText
{
    /// <summary>Keys are indexed together; PostgreSQL's index rows hold some 2,700 bytes.</summary>
    public const int LongestKey = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The content's length in UTF-8.</summary>
    /// <exception cref="ArgumentException">A part of the entry can't be stored.</exception>
    public static int CheckedContentBytes(ProposedEntry entry)
    {
        CheckKey(entry.Stream);
        CheckKey(entry.Topic);
        CheckKey(entry.Scope);
        CheckKey(entry.CommandId);
        CheckKey(entry.Actor);
        CheckKey(entry.Kind);
        return CheckedBytes(entry.Content);
    }

    private static void CheckKey(string key)
    {
        if (key.Length > LongestKey) throw new ArgumentException($"A key of the ledger has {LongestKey} characters at most.", nameof(key));
        CheckedBytes(key);
    }

    private static int CheckedBytes(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("The ledger can't hold a NUL character.", nameof(text));
        return Strict.GetByteCount(text);
    }
}
