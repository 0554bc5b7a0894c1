using Kkr.Pages.Aggregates;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Charts;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Regions;
using Kkr.Pages.Words;

namespace Kkr.Pages.Overview;

/// <summary>What the overview of a region shows.</summary>
/// <param name="Region">The region.</param>
/// <param name="Regions">All regions, to choose among.</param>
/// <param name="Due">What is not complete, the most urgent first.</param>
/// <param name="Complete">What is.</param>
/// <param name="Municipalities">Each municipality's completeness.</param>
/// <param name="KeyFigures">Newest totals with their change.</param>
/// <param name="Changes">What changed last.</param>
public sealed record OverviewModel(
    Region Region, IReadOnlyList<ListedRegion> Regions, IReadOnlyList<Completeness> Due, IReadOnlyList<Completeness> Complete,
    IReadOnlyList<TileOfMunicipality> Municipalities, IReadOnlyList<KeyFigure> KeyFigures, IReadOnlyList<LatestChange> Changes)
{
    private const int MostChanges = 8;

    /// <summary>Puts the overview together.</summary>
    public static OverviewModel Of(
        Region region, IReadOnlyList<ListedRegion> regions, IReadOnlyList<ListedMunicipality> municipalities,
        IReadOnlyDictionary<string, Definition> definitions, IReadOnlyList<Aggregate> aggregates, IEnumerable<Municipality> own)
    {
        var changes = own.SelectMany(m => m.Activity.Select(a => new LatestChange(
                definitions.GetValueOrDefault(a.DataSet)?.Title ?? new(a.DataSet, a.DataSet), a.DataSet, a.Period, m.Name, m.Code, a.Status, a.RecordedAt)))
            .ToList();
        // Who reported is not for everybody; that the region's figures changed is.
        if (changes.Count == 0)
            changes = [.. aggregates.Where(a => a.AsOf is not null && a.Rows.Count > 0).Select(a => new LatestChange(
                definitions[a.DataSet].Title, a.DataSet, a.Rows[^1].Period, null, null, null, a.AsOf!.RecordedAt))];
        return new(
            region, regions,
            [.. region.Completeness.Where(c => !c.IsComplete).OrderByDescending(c => c.Deadline)],
            [.. region.Completeness.Where(c => c.IsComplete).OrderByDescending(c => c.Deadline)],
            [.. municipalities.Select(m => TileOf(m, region, definitions))],
            [.. aggregates.Select(a => KeyFigure.Of(definitions[a.DataSet], a)).OfType<KeyFigure>()],
            [.. changes.OrderByDescending(c => c.At).ThenBy(c => c.DataSet, StringComparer.Ordinal).Take(MostChanges)]);
    }

    private static TileOfMunicipality TileOf(ListedMunicipality municipality, Region region, IReadOnlyDictionary<string, Definition> definitions)
    {
        var asked = region.Completeness.Where(c => definitions.GetValueOrDefault(c.DataSet)?.Expects(municipality.Code, municipality.Region) == true).ToList();
        return new(municipality.Code, municipality.Name, asked.Count(c => !c.Missing.Contains(municipality.Name)), asked.Count);
    }
}

/// <summary>A municipality's completeness on the tile map.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Received">How many of its reports are in.</param>
/// <param name="Expected">How many are asked for.</param>
public sealed record TileOfMunicipality(string Code, string Name, int Received, int Expected)
{
    /// <summary>The share received, 0 to 100.</summary>
    public decimal Percent => Expected == 0 ? 0 : Math.Round(100m * Received / Expected);

    /// <summary>The step of the scale that it is on, 0 to 4.</summary>
    public int Step => TileMap.StepOf(Percent);
}

/// <summary>The newest total of a data set.</summary>
/// <param name="Title">The data set's title.</param>
/// <param name="DataSet">Its id.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The total.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">How many decimals it has.</param>
/// <param name="Before">The period before it; null where there is none.</param>
/// <param name="Change">The change since then.</param>
/// <param name="ChangePercent">That in per cent.</param>
/// <param name="Municipalities">How many reporters it covers.</param>
/// <param name="Expected">How many are expected.</param>
/// <param name="ByMunicipality">Whether municipalities report it.</param>
public sealed record KeyFigure(
    Phrase Title, string DataSet, string Period, decimal Value, Phrase Unit, int Decimals, string? Before, decimal? Change, decimal? ChangePercent,
    int Municipalities, int Expected, bool ByMunicipality)
{
    /// <summary>The newest figure of an aggregate; null where it has none.</summary>
    public static KeyFigure? Of(Definition definition, Aggregate aggregate)
    {
        var measure = definition.Measures is [var first, ..] ? first : null;
        // With several breakdowns of which none can be unknown, such as questions and their answers, cells are not parts of one whole.
        if (definition.Dimensions?.Count(d => d.Default is null) > 1) return null;
        var rows = aggregate.Rows.Where(r => r.Value is not null && (!definition.HasSeveralMeasures || r.At.GetValueOrDefault(Definition.MeasureDimension) == measure?.Id)).ToList();
        if (measure is null || rows is [] || rows.MaxBy(r => r.Period, StringComparer.Ordinal) is not { } newest) return null;
        var change = aggregate.Change.LastOrDefault(c => c.To == newest.Period && c.At.All(a => newest.At.GetValueOrDefault(a.Key) == a.Value));
        return new(
            definition.Title, definition.Id, newest.Period, newest.Value!.Value, measure.Unit, measure.Decimals, change?.From, change?.Absolute, change?.Percent,
            newest.Municipalities, newest.Expected, definition.IsByMunicipality);
    }
}

/// <summary>Something that changed.</summary>
/// <param name="Title">The data set's title.</param>
/// <param name="DataSet">Its id.</param>
/// <param name="Period">The period.</param>
/// <param name="Who">Who reported; null for the region's figures.</param>
/// <param name="Code">That one's code.</param>
/// <param name="Status">The status it led to.</param>
/// <param name="At">When.</param>
public sealed record LatestChange(Phrase Title, string DataSet, string Period, string? Who, string? Code, string? Status, DateTimeOffset At);
