using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Ledger;

namespace Kkr.Gateway.Ledger;

/// <summary><c>/ledger</c>: whether the ledger is what was once recorded, for operators.</summary>
internal static class LedgerApi
{
    public static void MapLedger(this RouteGroupBuilder api) =>
        api.MapGet("/ledger/verify", VerifyAsync)
            .WithTags("Operators").RequireAuthorization(Policy.Operators)
            .WithSummary("Recomputes the hash chains of the whole ledger and compares it with its anchors").Produces<VerificationAnswer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> VerifyAsync(HttpContext context, IGrainFactory grains)
    {
        // A client that goes away ends the verification.
        await foreach (var answer in grains.LedgerVerification().VerifyAsync(context.Caller(), context.RequestAborted))
        {
            if (answer.Refusal is { } refusal) return refusal.Problem();
            if (answer.Value!.Verdict is { } verdict) return TypedResults.Ok(VerificationAnswer.Of(verdict));
        }

        throw new LedgerUnavailableException("The verification ended without a verdict.");
    }
}
