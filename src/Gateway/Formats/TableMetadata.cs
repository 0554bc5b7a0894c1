using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>Everything about a table but its figures.</summary>
public sealed record TableMetadata
{
    /// <summary>The table's id: the data set's id in capitals.</summary>
    public required string Id { get; init; }

    /// <summary>The title, without its dimensions.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Whose figures they are.</summary>
    public required LocalText Source { get; init; }

    /// <summary>When the newest figure in it was recorded, UTC; <see langword="null"/> where none is in it.</summary>
    public required DateTimeOffset? Updated { get; init; }

    /// <summary>The dimensions, in the order in which the cells run: the last one fastest.</summary>
    public required ImmutableArray<Dimension> Dimensions { get; init; }

    /// <summary>A longer description.</summary>
    public LocalText? Description { get; init; }

    /// <summary>Notes to the table as a whole.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>The code of the subject that the table belongs to.</summary>
    public string SubjectCode { get; init; } = "KKR";

    /// <summary>The subject's title.</summary>
    public LocalText Subject { get; init; } = LocalText.Same("KKR");

    /// <summary>Who answers questions.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>Whether figures no longer come in.</summary>
    public bool Discontinued { get; init; }

    /// <summary>The time dimension, or <see langword="null"/>.</summary>
    public Dimension? Time => WithRole(DimensionRole.Time);

    /// <summary>The dimension of measures, or <see langword="null"/>.</summary>
    public Dimension? Metric => WithRole(DimensionRole.Metric);

    /// <summary>What all figures measure where no dimension tells: a query left the measure out.</summary>
    public Measure? ImpliedMeasure { get; init; }

    /// <summary>What the figures measure.</summary>
    public IEnumerable<Measure> Measures =>
        Metric is { } metric ? metric.Categories.Select(category => category.Measure).OfType<Measure>()
        : ImpliedMeasure is { } implied ? [implied]
        : [];

    /// <summary>How many cells the whole table has.</summary>
    /// <exception cref="OverflowException">More than 2⁶³ − 1.</exception>
    public long CellCount => Dimensions.Aggregate(1L, (count, dimension) => count * dimension.Categories.Length);

    /// <summary>The time scale, told by the first period's code.</summary>
    public TimeUnit TimeUnit => Time is { Categories: [var first, ..] } ? PeriodCode.Unit(first.Code) : TimeUnit.Other;

    /// <summary>Title with the dimensions, as PC-Axis builds it: what a table is called where only one line is shown.</summary>
    public string Title(Language language)
    {
        var (by, and) = language == Language.English ? ("by", "and") : ("efter", "og");
        var names = Dimensions.Select(dimension => dimension.Label.In(language)).ToArray();
        return names.Length switch
        {
            0 => Label.In(language),
            1 => $"{Label.In(language)} {by} {names[0]}",
            _ => $"{Label.In(language)} {by} {string.Join(", ", names[..^1])} {and} {names[^1]}",
        };
    }

    /// <summary>
    /// The dimension that a query names, whatever the case of letters; <c>time</c> names the time dimension in any table, as in PxWebApi.
    /// </summary>
    public Dimension? Find(string id) =>
        Dimensions.FirstOrDefault(dimension => dimension.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? (id.Equals("time", StringComparison.OrdinalIgnoreCase) ? Time : null);

    /// <summary>The most decimals that any measure shows; 0 without measures.</summary>
    public int Decimals => Measures.Select(measure => measure.Decimals).DefaultIfEmpty().Max();

    private Dimension? WithRole(DimensionRole role) => Dimensions.FirstOrDefault(dimension => dimension.Role == role);
}
