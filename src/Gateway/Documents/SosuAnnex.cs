using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Gateway.Documents;

/// <summary>The annex on recruiting for social and health care (agenda items 3.1–3.2): what is done, and how staff and students develop. Pure.</summary>
internal static class SosuAnnex
{
    private const string Group = "gruppe", Title = "titel", Category = "kategori", Partners = "partnere", Status = "status";

    /// <summary>The data sets with initiatives: the municipalities' own, and those told for the region as a whole.</summary>
    public static ImmutableArray<string> InitiativeDataSets { get; } = ["sosu-tiltag", "sosu-tiltag-nordjylland"];

    /// <summary>The data sets with figures, in the order of the source's.</summary>
    public static ImmutableArray<string> FigureDataSets { get; } = ["sosu-fremskrivning", "sosu-nyuddannede", "sosu-uddannelsesaftaler", "sosu-frafald"];

    /// <summary>Draws it.</summary>
    /// <param name="initiatives">The initiatives.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="occasion">What is asked for.</param>
    public static Annex Draw(ImmutableArray<SeenFigures> initiatives, ImmutableArray<SeenFigures> figures, AnnexOccasion occasion) =>
        occasion.Annex("sosu", "SOSU: rekruttering og fastholdelse",
        [
            .. initiatives.SelectMany(seen => OfInitiatives(seen, occasion)),
            .. figures.SelectMany(seen => (IEnumerable<AnnexPart>)[new AnnexHeading(2, seen.Definition.Title.Da), .. Described(seen), .. FigureParts.Of(seen, occasion.Periods)]),
        ]);

    private static IEnumerable<AnnexPart> Described(SeenFigures seen) =>
        seen.Definition.Description is { } description ? [new AnnexParagraph(description.Da)] : [];

    private static IEnumerable<AnnexPart> OfInitiatives(SeenFigures seen, AnnexOccasion occasion)
    {
        yield return new AnnexHeading(2, seen.Definition.Title.Da);
        foreach (var part in Described(seen)) yield return part;
        foreach (var part in FigureParts.Of(seen, occasion.Periods)) yield return part;
        var records = seen.Records.Where(r => occasion.Periods.IsEmpty || occasion.Periods.Contains(r.Report.Period)).ToList();
        foreach (var group in records.GroupBy(r => r.Record[Group] ?? ""))
        {
            yield return new AnnexTable(TitleOf(seen, Group, group.Key),
                [AnnexColumn.Words("Tiltag"), AnnexColumn.Words("Hvem"), AnnexColumn.Words("Kategori"), AnnexColumn.Words("Partnere"), AnnexColumn.Words("Status")],
                [
                    .. group.Select(r => (ImmutableArray<string>)
                    [
                        r.Record[Title] ?? r.Record.Id, Areas.NameOf(r.Report.Reporter), TitleOf(seen, Category, r.Record[Category]),
                        string.Join(", ", r.Record.AllOf(Partners).Select(p => TitleOf(seen, Partners, p))), TitleOf(seen, Status, r.Record[Status]),
                    ]),
                ])
            { Sources = [seen.SourceOf(group.Select(r => r.Report.Period).Distinct().Order())] };
        }
    }

    private static string TitleOf(SeenFigures seen, string attribute, string? code) => code is null ? ""
        : seen.Definition.Record?.Find(attribute)?.Codes.FirstOrDefault(c => c.Id == code)?.Title.Da ?? code;
}
