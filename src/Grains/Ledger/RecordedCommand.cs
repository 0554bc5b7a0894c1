using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>The command behind an entry, as far as the ledger needs to know it.</summary>
/// <param name="Scope">Within what its id is unique.</param>
/// <param name="Id">Its id.</param>
/// <param name="Fingerprint">A digest of what it asks for.</param>
/// <param name="Actor">The subject who commands.</param>
/// <param name="Right">By which right.</param>
public sealed record RecordedCommand(string Scope, string Id, EntryHash Fingerprint, string Actor, ExercisedRight Right)
{
    /// <summary>Makes the digest that an earlier release made of the same, where it made another: what it recorded is still the same command.</summary>
    public Func<EntryHash?>? FormerFingerprint { get; init; }

    /// <summary>Whether an entry was made of this command.</summary>
    public bool IsOf(LedgerEntry entry) => entry.Fingerprint == Fingerprint || entry.Fingerprint == FormerFingerprint?.Invoke();
}
