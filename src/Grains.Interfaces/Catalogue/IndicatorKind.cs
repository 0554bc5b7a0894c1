namespace Kkr.Catalogue;

/// <summary>How an indicator is derived. All are a sum over a sum, of those who reported both.</summary>
public enum IndicatorKind
{
    /// <summary>The one of the other, in per cent.</summary>
    Share,

    /// <summary>The one over the other.</summary>
    Ratio,

    /// <summary>The one per 1,000 of the other: of inhabitants, from a population data set.</summary>
    PerThousand,

    /// <summary>How the one has changed since the other period, in per cent of what it was then.</summary>
    Change,
}
