using Kkr.Gateway.Problems;
using Kkr.Rights;

namespace Kkr.Gateway.Reports;

/// <summary>The headers by which a command says which one it is, and what it rests on.</summary>
internal static class CommandHeaders
{
    /// <summary>The header that names a command.</summary>
    public const string Key = "Idempotency-Key";

    /// <summary>The command's id where the client has to give one: the header <c>Idempotency-Key</c>.</summary>
    public static bool TryReadKey(HttpRequest request, out string key, out IResult? problem)
    {
        var keys = request.Headers[Key];
        key = keys.Count == 1 ? keys[0] ?? "" : "";
        problem = CommandContext.IsId(key) ? null : ProblemAnswers.Malformed(Key, new(
            "Headeren Idempotency-Key med 1–100 synlige ASCII-tegn mangler.", "The header Idempotency-Key with 1–100 visible ASCII characters is missing."));
        return problem is null;
    }

    /// <summary>
    /// The command's id: the header <c>Idempotency-Key</c>, or one that follows from <paramref name="content"/>, which then
    /// must name all that makes the command what it is.
    /// </summary>
    public static bool TryReadKey(HttpRequest request, string content, out string key, out IResult? problem)
    {
        var keys = request.Headers[Key];
        key = keys.Count == 0 ? "auto-" + CommandContext.IdOf(content) : keys[0] ?? "";
        problem = keys.Count <= 1 && CommandContext.IsId(key) ? null : ProblemAnswers.Malformed(Key, new(
            "Headeren Idempotency-Key skal være 1–100 synlige ASCII-tegn.", "The header Idempotency-Key must be 1–100 visible ASCII characters."));
        return problem is null;
    }

    /// <summary>The revision that the command rests on; the header <c>If-Match</c> must be there, and may be <c>*</c>.</summary>
    public static bool TryReadRevision(HttpRequest request, out long? revision, out IResult? problem)
    {
        problem = null;
        if (!Revisions.TryReadIfMatch(request, out revision))
            problem = ProblemAnswers.Malformed("If-Match", new("Skal være en revision: \"3\".", "Must be a revision: \"3\"."));
        else if (request.Headers.IfMatch.Count == 0)
            problem = ProblemAnswers.Create(StatusCodes.Status428PreconditionRequired, "precondition-required", new(
                "Headeren If-Match skal nævne den revision, du har set.", "The header If-Match must name the revision that you have seen."));
        return problem is null;
    }
}
