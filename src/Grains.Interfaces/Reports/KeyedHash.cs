using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Kkr.Reports;

/// <summary>
/// How persons and firms stand in records (guarantee G9): as a digest that only who has the key can make, and that nobody
/// can turn back. The same firm has another digest in each data set and attribute, so that data sets can't be joined by it.
/// </summary>
public static partial class KeyedHash
{
    /// <summary>The fewest bytes a key has.</summary>
    public const int MinKeyBytes = 32;

    /// <summary>The digest of a value, the same whatever its case and spacing: <c>k1:</c> and 64 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> key, string dataSet, string attribute, string value)
    {
        var plain = Spaces().Replace(value.Trim().Normalize(NormalizationForm.FormKC), " ").ToUpperInvariant();
        return "k1:" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{dataSet}\n{attribute}\n{plain}")));
    }

    /// <summary>Whether a text is such a digest already: reports can be sent back as they were read.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\Ak1:[0-9a-f]{64}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
