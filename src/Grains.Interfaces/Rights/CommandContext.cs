using System.Security.Cryptography;
using System.Text;

namespace Kkr.Rights;

/// <summary>Who commands, and by which id: running a command twice is running it once (guarantee G2).</summary>
/// <param name="Id">The caller's id of the command, 1–100 visible ASCII characters (the <c>Idempotency-Key</c>).</param>
/// <param name="Caller">Who commands.</param>
[GenerateSerializer, Immutable, Alias("kkr.CommandContext")]
public sealed record CommandContext([property: Id(0)] string Id, [property: Id(1)] Caller Caller)
{
    /// <summary>The most characters an id has.</summary>
    public const int MaxIdLength = 100;

    /// <summary>Whether a text can be a command's id.</summary>
    public static bool IsId(string? text) => text is { Length: >= 1 and <= MaxIdLength } && text.All(c => c is > ' ' and <= '~');

    /// <summary>An id that follows from what is commanded, for work that the product itself repeats after a restart.</summary>
    public static string IdOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
