using System.Diagnostics;

namespace Kkr.Ledger;

/// <summary>
/// The commit of a batch in the traces of those who wait for it, source <c>Kkr.Ledger</c>: a part of the first one's trace,
/// and linked to the others', as one commit serves them all.
/// </summary>
internal static class LedgerTracing
{
    private const int MaxLinks = 32;
    private static readonly ActivitySource Source = new("Kkr.Ledger");

    /// <summary>Begins a commit's part in the traces; null when nobody collects them.</summary>
    public static Activity? Begin(List<PendingEntry> batch)
    {
        if (!Source.HasListeners()) return null;
        var traced = batch.Select(p => p.Requester).Where(c => c != default).Take(MaxLinks + 1).ToList();
        return Source.StartActivity(
            "ledger commit", ActivityKind.Internal, traced.FirstOrDefault(),
            [new("kkr.ledger.entries", batch.Count)], traced.Skip(1).Select(c => new ActivityLink(c)));
    }
}
