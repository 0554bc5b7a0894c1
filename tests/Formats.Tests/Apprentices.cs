namespace Kkr.Formats.Tests;

/// <summary>Adult apprentices in three municipalities, small enough to write out.</summary>
internal static class Apprentices
{
    public static Dimension Area { get; } = new(
        "omrade", new("område", "region"), DimensionRole.Geo,
        [new("851", LocalText.Same("Aalborg")), new("787", LocalText.Same("Thisted")), new("825", LocalText.Same("Læsø"))])
    {
        Eliminable = true,
        Notes = [new(new("Efter bopælskommune.", "By municipality of residence."))],
        CodeLists =
        [
            new("agg_region", new("Regioner", "Regions"), CodeListType.Aggregation,
                [new("081", LocalText.Same("Region Nordjylland"), ["851", "787", "825"]), new("limfjord", LocalText.Same("Limfjorden"), ["851", "787"])]),
            new("vs_byer", new("Byer", "Towns"), CodeListType.Valueset, [new("851", LocalText.Same("Aalborg"), ["851"])]),
        ],
    };

    public static Dimension Support { get; } = new(
        "forsoergelse", new("forsørgelse", "support"), DimensionRole.Classification,
        [
            new("ialt", new("I alt", "Total")),
            new("ledig", new("Ledige", "Unemployed")) { Notes = [new(new("Også \"delvist\" ledige.", "Also the \"partly\" unemployed."), Mandatory: true)] },
            new("beskaeftiget", new("Beskæftigede", "Employed")),
        ])
    {
        Eliminable = true,
        EliminationCode = "ialt",
    };

    public static Dimension Contents { get; } = new(
        "ContentsCode", new("indhold", "contents"), DimensionRole.Metric,
        [
            new("antal", new("Voksenlærlinge", "Adult apprentices"), new Measure(new("antal", "number"), 0, MeasuringType.Stock, new("ultimo året", "end of year"))),
            new("promille", new("Pr. 1.000 indbyggere", "Per 1,000 inhabitants"), new Measure(new("promille", "per mille"), 2, Additive: false)),
        ]);

    public static Dimension Time { get; } = new(
        "tid", new("tid", "time"), DimensionRole.Time,
        [.. new[] { "2018", "2019", "2020" }.Select(year => new Category(year, LocalText.Same(year)))]);

    public static TableMetadata Metadata { get; } = new()
    {
        Id = "VOKSENLAERLINGE",
        Label = new("Voksenlærlinge", "Adult apprentices"),
        Source = new("KKR Nordjylland", "KKR North Jutland"),
        Description = new("Personer i voksenlærlingeforløb", "People in adult apprenticeships"),
        Updated = new(2026, 11, 24, 7, 30, 15, TimeSpan.Zero),
        Dimensions = [Area, Support, Contents, Time],
        Notes = [new(new("Opgjort ultimo december.", "As of the end of December."), Mandatory: true)],
        Contacts = [new("KKR-sekretariatet", "kkr@example.dk", "+45 00 00 00 00", "KKR")],
        SubjectCode = "BESK",
        Subject = new("Beskæftigelse", "Employment"),
    };

    /// <summary>Cell i holds i + 1 where it is a count, and a fraction where it is a share; a few are missing, one of each kind.</summary>
    public static StatisticalTable Table { get; } = new(Metadata, [.. Enumerable.Range(0, 54).Select(At)]);

    public static TableMetadata With(params Dimension[] dimensions) => Metadata with { Dimensions = [.. dimensions] };

    private static Cell At(int i) => (i switch
    {
        4 => Cell.Missing(CellStatus.Unknown),
        10 => Cell.Missing(CellStatus.NotApplicable),
        22 => Cell.Missing(CellStatus.Confidential),
        53 => Cell.Missing(CellStatus.NotYetReported),
        0 => Cell.Of(0),
        6 => Cell.Of(-7),
        _ => Cell.Of(i / 3 % 2 == 0 ? i + 1 : i + 0.50m),
    }) with
    {
        Reported = i == 53 ? 0 : 1,
        Expected = 1,
        Note = i == 2 ? new LocalText("Foreløbigt tal.", "Preliminary figure.") : null,
    };
}
