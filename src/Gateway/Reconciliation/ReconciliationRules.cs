using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Documents;
using Kkr.Reports;
using Kkr.ResultContracts;

namespace Kkr.Gateway.Reconciliation;

/// <summary>Holds the figures that a document states against what the data says. Pure: every difference is computed, none is listed.</summary>
internal static class ReconciliationRules
{
    private const int ExactDecimals = 4;
    private const decimal Million = 1_000_000m;

    /// <summary>The data sets that a document's figures claim to be from.</summary>
    public static IEnumerable<string> DataSets(PublishedDocument document) =>
        document.Figures.SelectMany(f => Parts(f.Claim)).Select(c => (c as FigureClaim.Cell)?.DataSet ?? (c as FigureClaim.Derived)?.DataSet).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The contracts that a document's figures claim to be from.</summary>
    public static IEnumerable<string> Contracts(PublishedDocument document) =>
        document.Figures.SelectMany(f => Parts(f.Claim)).OfType<FigureClaim.Contract>().Select(c => c.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Compares every figure.</summary>
    /// <param name="document">The document.</param>
    /// <param name="tables">The data sets, as the reader sees them.</param>
    /// <param name="contracts">The contracts that the reader may see.</param>
    public static ReconciliationAnswer Compare(
        PublishedDocument document, IReadOnlyDictionary<string, SeenFigures> tables, IReadOnlyDictionary<string, (ResultContract Contract, Assessment Assessment)> contracts)
    {
        var figures = document.Figures.Where(f => f.Claim is not null).Select(Compared).ToList();
        var differing = figures.Where(f => f.Result == ReconciliationResult.Differs).ToList();
        var equal = figures.Count(f => f.Result == ReconciliationResult.Equal);
        return new(document.Id, document.Title, equal + differing.Count, equal, differing.Count, figures.Count - equal - differing.Count, differing, figures);

        ReconciliationAnswer.Figure Compared(PublishedDocument.Figure stated)
        {
            string[] sources = [.. Parts(stated.Claim).Select(SourceOf).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (ValueOf(stated.Claim!) is not { } exact)
                return new(stated.Id, stated.Place, stated.Title, stated.Unit, stated.Stated, null, null, null, ReconciliationResult.NotCompared, null, sources);
            var computed = Math.Round(exact, stated.Decimals, MidpointRounding.AwayFromZero);
            return new(
                stated.Id, stated.Place, stated.Title, stated.Unit, stated.Stated, computed, Math.Round(exact, ExactDecimals, MidpointRounding.AwayFromZero), stated.Stated - computed,
                stated.Stated == computed ? ReconciliationResult.Equal : ReconciliationResult.Differs, stated.Stated == computed ? null : ReasonOf(stated, exact), sources);
        }

        decimal? ValueOf(FigureClaim claim) => claim switch
        {
            FigureClaim.Cell cell => CellOf(cell),
            FigureClaim.Derived derived => tables.GetValueOrDefault(derived.DataSet)?.Answer([derived.Period], derived.Municipality is not null).Indicators
                .FirstOrDefault(i => i.Indicator == derived.Indicator && i.Municipality == derived.Municipality && i.At == Coordinate.Origin)?.Value,
            FigureClaim.Stated other => document.Figures.FirstOrDefault(f => f.Id == other.Figure)?.Stated,
            FigureClaim.Sum sum => sum.Of.Aggregate((decimal?)0, (total, part) => total + ValueOf(part)),
            FigureClaim.Difference difference => ValueOf(difference.To) - ValueOf(difference.From),
            FigureClaim.Increase increase => ValueOf(increase.From) is { } from and not 0 ? 100 * (ValueOf(increase.To) - from) / from : null,
            FigureClaim.Contract contract => contracts.TryGetValue(contract.Id, out var known) ? OfContract(contract, known.Contract, known.Assessment) : null,
            _ => null,
        };

        decimal? CellOf(FigureClaim.Cell cell) => tables.GetValueOrDefault(cell.DataSet)?
            .Answer([cell.Period], cell.Municipality is not null, at: cell.At.Codes).Rows.Where(r => r.Municipality == cell.Municipality).ToList() is [var row] ? row.Value : null;

        string? SourceOf(FigureClaim claim) => claim switch
        {
            FigureClaim.Cell cell => tables.GetValueOrDefault(cell.DataSet)?.SourceOf([cell.Period]).Line,
            FigureClaim.Derived derived => tables.GetValueOrDefault(derived.DataSet)?.SourceOf([derived.Period]).Line,
            FigureClaim.Stated => "Dokumentets egne tal.",
            FigureClaim.Contract contract when contracts.TryGetValue(contract.Id, out var known) => $"{known.Contract.Terms.Title.Da} ({contract.Id}), revision {known.Contract.Revision}.",
            _ => null,
        };
    }

    private static decimal? OfContract(FigureClaim.Contract claim, ResultContract contract, Assessment assessment)
    {
        var goal = assessment.Goals.FirstOrDefault(g => g.Number == claim.Goal);
        return claim.Figure switch
        {
            ContractFigure.Fulfilment when claim.Goal is null => assessment.Overall.Exact,
            ContractFigure.Fulfilment => goal is { Assessed: true } ? goal.Fulfilment : null,
            ContractFigure.Measured => goal?.Measured,
            ContractFigure.RegionalGrants => Grants(GrantScope.Regional),
            _ => Grants(GrantScope.National),
        };

        decimal? Grants(GrantScope scope)
        {
            GrantEvidence[] grants = [.. contract.Evidence.Where(e => e.ReplacedBy is null && (claim.Goal is null || e.Goal == claim.Goal) && !e.Content.Grants.IsDefault).SelectMany(e => e.Content.Grants).Where(g => g.Scope == scope)];
            return grants.Length == 0 ? null : grants.Sum(g => g.AmountDkk) / Million;
        }
    }

    /// <summary>What the figures themselves tell of why they differ.</summary>
    private static Text? ReasonOf(PublishedDocument.Figure stated, decimal exact) =>
        stated.Stated == Math.Round(exact, stated.Decimals, MidpointRounding.ToZero)
            ? new("Decimalerne er skåret af i stedet for at blive afrundet.", "The decimals were cut off instead of being rounded.")
        : Parts(stated.Claim).Where(c => c is FigureClaim.Stated or FigureClaim.Cell or FigureClaim.Derived or FigureClaim.Contract).All(c => c is FigureClaim.Stated)
            ? new("Tallet følger ikke af dokumentets egne tal.", "The figure does not follow from the document's own figures.")
        : null;

    private static IEnumerable<FigureClaim> Parts(FigureClaim? claim) => claim switch
    {
        null => [],
        FigureClaim.Sum sum => sum.Of.SelectMany(Parts),
        FigureClaim.Difference difference => Parts(difference.From).Concat(Parts(difference.To)),
        FigureClaim.Increase increase => Parts(increase.From).Concat(Parts(increase.To)),
        _ => [claim],
    };
}
