using System.Text.Json.Serialization;
using Kkr.Ledger;

namespace Kkr.Gateway.Ledger;

/// <summary>What a verification of the ledger found.</summary>
/// <param name="Entries">How many entries are in order: all where valid, else those before the first broken one.</param>
/// <param name="Valid">Whether all are, and the anchors outside the database agree.</param>
/// <param name="AnchoredTo">The position up to which they do; 0 where nothing is anchored.</param>
/// <param name="FirstBroken">The first entry that is not in order; left out where all are.</param>
internal sealed record VerificationAnswer(
    long Entries, bool Valid, long AnchoredTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChainBreak? FirstBroken)
{
    /// <summary>What clients read of a verdict.</summary>
    public static VerificationAnswer Of(ChainVerdict verdict) => new(verdict.Entries, verdict.Valid, verdict.AnchoredTo, verdict.FirstBroken);
}
