namespace Kkr.Catalogue;

/// <summary>Something that figures must hold to. A rule that lacks a figure to compare with says nothing.</summary>
/// <param name="Id">Its id, as it stands in errors and warnings.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Of">The cells it is about.</param>
[GenerateSerializer, Immutable, Alias("kkr.ValidationRule")]
public sealed record ValidationRule(
    [property: Id(0)] string Id, [property: Id(1)] RuleKind Kind, [property: Id(2)] CellSelection Of)
{
    /// <summary>What follows when it is broken.</summary>
    [Id(3)]
    public Severity Severity { get; init; }

    /// <summary>What to tell people; null for the product's own words.</summary>
    [Id(4)]
    public Text? Message { get; init; }

    /// <summary>What they are compared with, for <see cref="RuleKind.Sum"/> and <see cref="RuleKind.Compare"/>.</summary>
    [Id(5)]
    public CellSelection? With { get; init; }

    /// <summary>The relation that must hold, for <see cref="RuleKind.Compare"/>.</summary>
    [Id(6)]
    public Comparison Comparison { get; init; }

    /// <summary>What the other side is multiplied with before it is compared; null for 1.</summary>
    [Id(7)]
    public decimal? Factor { get; init; }

    /// <summary>How far the sides may be apart and still count as equal.</summary>
    [Id(8)]
    public decimal Tolerance { get; init; }

    /// <summary>The smallest figure, for <see cref="RuleKind.Range"/>.</summary>
    [Id(9)]
    public decimal? Min { get; init; }

    /// <summary>The largest figure, for <see cref="RuleKind.Range"/>.</summary>
    [Id(10)]
    public decimal? Max { get; init; }

    /// <summary>The change in per cent that is always likely, for <see cref="RuleKind.Change"/>.</summary>
    [Id(11)]
    public decimal Percent { get; init; }

    /// <summary>The change in units that is always likely, for <see cref="RuleKind.Change"/>: small figures jump.</summary>
    [Id(12)]
    public decimal Absolute { get; init; }

    /// <summary>How many times the typical (median) change of the reporter's own history is still likely, for <see cref="RuleKind.Change"/>.</summary>
    [Id(13)]
    public decimal TypicalTimes { get; init; } = 3;
}
