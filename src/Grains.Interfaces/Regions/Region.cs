using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Regions;

/// <summary>One of the five regions, or the whole country.</summary>
/// <param name="Code">Its code; <c>000</c> is the whole country.</param>
/// <param name="Name">Its Danish name.</param>
/// <param name="Municipalities">Those that lie in it, by code.</param>
public sealed record Region(AreaCode Code, string Name, ImmutableArray<Municipality> Municipalities);
