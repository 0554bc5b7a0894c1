using System.Collections.Immutable;

namespace Kkr.Regions;

/// <summary>What was overdue has been reported, or got a later deadline.</summary>
/// <param name="Reports">The reports, as keys.</param>
internal sealed record ObligationsSettled(ImmutableArray<string> Reports) : DeadlineEvent;
