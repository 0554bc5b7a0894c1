using System.Collections.Immutable;

namespace Kkr.Ledger;

/// <summary>All that happened to a contract, a team, an agreement or a campaign.</summary>
/// <param name="Changes">Its changes, the oldest first.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordedHistory")]
public sealed record RecordedHistory([property: Id(0)] ImmutableArray<RecordedChange> Changes);
