using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.Agreements;

/// <summary>A theme of an agreement.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">What it is about.</param>
/// <param name="National">Whether the minister set it for all regions; otherwise the region chose it.</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementTheme")]
public sealed record AgreementTheme(
    [property: Id(0)] int Number,
    [property: Id(1)] Text Title,
    [property: Id(2)] bool National)
{
    /// <summary>The questions of the agreement's surveys that belong to it, by id.</summary>
    [Id(3)]
    public ImmutableArray<string> Questions { get; init; } = [];
}
