using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Bodies;

/// <summary>
/// How commands on documents with revisions come in and are answered. Where the API description says so, which is where something
/// is made each time, a command needs an <c>Idempotency-Key</c>. What sets a state needs none, since doing it again changes nothing or is refused; it takes one
/// all the same. <c>If-Match</c> is honoured everywhere. The answer carries the revision as its <c>ETag</c>.
/// </summary>
internal static class CommandRequest
{
    /// <summary>Reads the request, gives the command, and answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="send">Gives the command to its grain.</param>
    /// <param name="revisionOf">The revision that it led to.</param>
    /// <param name="locationOf">Where what it made is found; null where it made nothing.</param>
    /// <typeparam name="TBody">What the body says.</typeparam>
    /// <typeparam name="T">What is answered.</typeparam>
    public static async Task<IResult> HandleAsync<TBody, T>(
        HttpContext context, Func<CommandContext, TBody, long?, CancellationToken, Task<Answer<T>>> send,
        Func<T, long> revisionOf, Func<T, string?>? locationOf = null)
        where TBody : class
        where T : class
    {
        if (!(Described.NeedsKey(context.GetEndpoint()!)
            ? CommandHeaders.TryReadKey(context.Request, out var key, out var problem)
            : CommandHeaders.TryReadKey(context.Request, Guid.NewGuid().ToString(), out key, out problem))) return problem!;
        if (!Revisions.TryReadIfMatch(context.Request, out var expected))
            return ProblemAnswers.Malformed("If-Match", new("Skal være en revision: \"3\".", "Must be a revision: \"3\"."));
        var (body, bad) = await JsonBody.ReadAsync<TBody>(context.Request);
        if (bad is not null) return bad;
        var command = new CommandContext(key, context.Caller());
        var answer = await Retrying.CommandAsync(ct => send(command, body!, expected, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        var value = answer.Value!;
        return CommandAnswer.Of(context, answer.Replayed, revisionOf(value), value, locationOf?.Invoke(value));
    }

    /// <summary>Reads something, as of a moment where the query names one, and answers with its revision as the tag.</summary>
    public static async Task<IResult> ReadAsync<T>(
        HttpContext context, Func<Caller, DateTimeOffset?, CancellationToken, Task<Answer<T>>> read, Func<T, long>? revisionOf = null)
        where T : class
    {
        if (!Moments.TryRead(context.Request, "asOf", out var asOf, out var problem)) return problem!;
        var caller = context.Caller();
        var answer = await Retrying.Async(ct => read(caller, asOf, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        return revisionOf is null
            ? Conditional.Ok(context, answer.Value!)
            : Conditional.Ok(context, Revisions.ETagOf(revisionOf(answer.Value!)), answer.Value!);
    }
}
