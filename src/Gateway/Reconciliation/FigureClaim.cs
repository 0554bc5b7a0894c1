using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reconciliation;

/// <summary>What a stated figure claims to be: a figure of the data, or what follows from others.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Cell), "cell")]
[JsonDerivedType(typeof(Derived), "indicator")]
[JsonDerivedType(typeof(Stated), "stated")]
[JsonDerivedType(typeof(Sum), "sum")]
[JsonDerivedType(typeof(Difference), "difference")]
[JsonDerivedType(typeof(Increase), "increase")]
[JsonDerivedType(typeof(Contract), "contract")]
internal abstract record FigureClaim
{
    private protected FigureClaim()
    {
    }

    /// <summary>A sum in a data set.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Municipality">Whose; null for the region.</param>
    /// <param name="At">The place; left out: the whole.</param>
    internal sealed record Cell(string DataSet, Period Period, AreaCode? Municipality = null, Coordinate At = default) : FigureClaim;

    /// <summary>A derived figure of a data set.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Indicator">Which.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Municipality">Whose; null for the region.</param>
    internal sealed record Derived(string DataSet, string Indicator, Period Period, AreaCode? Municipality = null) : FigureClaim;

    /// <summary>Another figure that the document states.</summary>
    /// <param name="Figure">Which.</param>
    internal sealed record Stated(string Figure) : FigureClaim;

    /// <summary>A sum.</summary>
    /// <param name="Of">What is added.</param>
    internal sealed record Sum(ImmutableArray<FigureClaim> Of) : FigureClaim;

    /// <summary>A difference.</summary>
    /// <param name="From">What is subtracted.</param>
    /// <param name="To">What it is subtracted from.</param>
    internal sealed record Difference(FigureClaim From, FigureClaim To) : FigureClaim;

    /// <summary>A difference in per cent of where it began.</summary>
    /// <param name="From">Where it began.</param>
    /// <param name="To">Where it ended.</param>
    internal sealed record Increase(FigureClaim From, FigureClaim To) : FigureClaim;

    /// <summary>A figure of a result contract.</summary>
    /// <param name="Id">Which contract.</param>
    /// <param name="Goal">The goal; null for the whole.</param>
    /// <param name="Figure">What of it.</param>
    internal sealed record Contract(string Id, int? Goal = null, ContractFigure Figure = ContractFigure.Fulfilment) : FigureClaim;
}
