using FsCheck;
using FsCheck.Fluent;

namespace Kkr.Formats.Tests;

/// <summary>Tables of every shape, with labels that formats have trouble with and figures of every size and scale.</summary>
public static class AnyTable
{
    private static readonly string[] Pieces =
        ["Ærø", "Aalborg", "å", "ø", "\"", "'", ",", ";", "\t", "\n", "\r\n", " ", "=", "+", "-", "@", "<b>", "&", "#", "%", "\\", "(", ")", "1", "æ—“”", "😀"];

    public static Arbitrary<StatisticalTable> Table() => Arb.From(
        from metadata in Metadata()
        from cells in Gen.ArrayOf(AnyCell(), checked((int)metadata.CellCount))
        select new StatisticalTable(metadata, [.. cells]));

    private static Gen<string> Label() =>
        from pieces in Gen.ListOf(Gen.Elements(Pieces), 3)
        from end in Gen.Choose(0, 999)
        select string.Concat(pieces) + end;

    private static Gen<LocalText> Text() => from da in Label() from en in Label() select new LocalText(da, en);

    private static Gen<TableMetadata> Metadata() =>
        from label in Text()
        from source in Text()
        from count in Gen.Choose(0, 2)
        from others in Gen.ArrayOf(Dimension("klasse", DimensionRole.Classification), count)
        from area in Dimension("omrade", DimensionRole.Geo)
        from contents in Dimension("ContentsCode", DimensionRole.Metric)
        from time in Dimension("tid", DimensionRole.Time)
        from chosen in Gen.Choose(1, 7)
        from notes in Gen.ListOf(Text(), 1)
        from isEmpty in Gen.Elements(true, false)
        let all = others.Select((dimension, i) => dimension with { Id = $"klasse{i}" })
            .Concat(new[] { area, contents, time }.Where((_, i) => (chosen & 1 << i) != 0))
        select new TableMetadata
        {
            Id = "TABEL",
            Label = label,
            Source = source,
            Updated = isEmpty ? null : new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero),
            Dimensions = [.. all],
            Notes = [.. notes.Select(note => new Note(note))],
        };

    private static Gen<Dimension> Dimension(string id, DimensionRole role) =>
        from label in Text()
        from count in Gen.Choose(1, 4)
        from labels in Gen.ArrayOf(Text(), count)
        from scale in Gen.Choose(0, 6)
        from quarters in Gen.Elements(true, false)
        select new Dimension(id, label, role,
        [
            .. labels.Select((text, i) => role switch
            {
                DimensionRole.Time => new Category(quarters ? $"2020K{i + 1}" : $"{2015 + i}", text),
                DimensionRole.Metric => new Category($"mål{i}", text, new Measure(text, scale)),
                _ => new Category($"{(i % 2 == 0 ? "Kø" : "-")}{i}", text),
            }),
        ]);

    private static Gen<Cell> AnyCell() => Gen.Frequency(
        (4, from figure in Figure() from reported in Gen.Choose(0, 11) select Cell.Of(figure) with { Reported = reported, Expected = 11 }),
        (1, from status in Gen.Elements(CellStatus.Unknown, CellStatus.NotApplicable, CellStatus.Confidential, CellStatus.NotYetReported)
            from note in Text()
            select Cell.Missing(status) with { Note = note }));

    private static Gen<decimal> Figure() =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from large in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 8)
        from negative in Gen.Elements(true, false)
        select new decimal(low, large ? high : 0, 0, negative && (low != 0 || (large && high != 0)), (byte)scale);
}
