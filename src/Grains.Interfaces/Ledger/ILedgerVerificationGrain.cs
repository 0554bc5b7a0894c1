using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>Verifies the whole ledger, one verification after the other in the whole cluster.</summary>
[Alias("kkr.ILedgerVerificationGrain")]
public interface ILedgerVerificationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Recomputes the hash chains of all entries there are now, and compares them with the anchors. It tells about once a
    /// second how far it has come, and last what it found; who stops listening stops it. Refused: not an operator.
    /// </summary>
    /// <exception cref="LedgerOverloadedException">Too many verifications are waiting already.</exception>
    [Alias("Verify")]
    IAsyncEnumerable<Answer<LedgerCheck>> VerifyAsync(Caller caller, CancellationToken cancellationToken);
}
