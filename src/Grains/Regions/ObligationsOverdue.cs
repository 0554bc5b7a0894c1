using System.Collections.Immutable;

namespace Kkr.Regions;

/// <summary>Deadlines have passed without a report.</summary>
/// <param name="Reports">The reports that are owed, as keys: <c>851/voksenlaerlinge/2025</c>.</param>
internal sealed record ObligationsOverdue(ImmutableArray<string> Reports) : DeadlineEvent;
