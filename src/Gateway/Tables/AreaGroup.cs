using System.Collections.Immutable;
using Kkr.Formats;
using Kkr.Municipalities;

namespace Kkr.Gateway.Tables;

/// <summary>Areas whose figures are shown as one: a region, a growth team's area, the country, or a single area by itself.</summary>
/// <param name="Id">Its code: <c>851</c>, <c>081</c>, <c>nordjylland</c>, <c>000</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">The areas in it, by code.</param>
public sealed record AreaGroup(string Id, LocalText Name, ImmutableArray<AreaCode> Members);
