using Kkr.Pages.Words;

namespace Kkr.Pages.Catalogue;

/// <summary>What is asked for: the definition of a data set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is.</param>
/// <param name="AgendaItem">The agenda item that uses it.</param>
/// <param name="LegalBasis">The legal basis.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Content">What reports hold: figures, records or answers.</param>
/// <param name="Periods">Its periods.</param>
/// <param name="Reporting">Who reports.</param>
/// <param name="Dimensions">What figures are broken down by.</param>
/// <param name="Measures">What is counted.</param>
/// <param name="Record">What is told of each record.</param>
/// <param name="Questions">What is asked.</param>
/// <param name="Rules">What figures must hold to.</param>
/// <param name="Indicators">What is derived.</param>
public sealed record Definition(
    string Id, int Version, Phrase Title, Phrase? Description, string? AgendaItem, Phrase? LegalBasis, Phrase? Source, string Content, Periods Periods,
    Reporting Reporting, IReadOnlyList<Dimension>? Dimensions, IReadOnlyList<Measure>? Measures, RecordType? Record, IReadOnlyList<Question>? Questions,
    IReadOnlyList<Rule>? Rules, IReadOnlyList<Indicator>? Indicators)
{
    /// <summary>The name of the dimension that tells measures apart.</summary>
    public const string MeasureDimension = "ContentsCode";

    /// <summary>Whether there is more than one measure.</summary>
    public bool HasSeveralMeasures => Measures is { Count: > 1 };

    /// <summary>Whether municipalities report it.</summary>
    public bool IsByMunicipality => Reporting.By == "municipality";

    /// <summary>Every cell that a report can have, in the order in which they are shown.</summary>
    public IReadOnlyList<Place> Places => _places ??= AllPlaces();

    private IReadOnlyList<Place>? _places;

    private List<Place> AllPlaces()
    {
        List<Place> places = [new([], Measures is [var only, ..] ? only : null)];
        foreach (var dimension in Dimensions ?? [])
            places = [.. places.SelectMany(p => dimension.Codes.Select(code => p with { Codes = [.. p.Codes, (dimension, code)] }))];
        return HasSeveralMeasures ? [.. places.SelectMany(p => Measures!.Select(m => p with { Measure = m, NamesMeasure = true }))] : places;
    }

    /// <summary>Whether an area is expected to report, for itself.</summary>
    public bool Expects(string area, string region) =>
        IsByMunicipality && (Reporting.Regions is not { Count: > 0 } || Reporting.Regions.Contains(region)) && Reporting.Jointly?.ContainsKey(area) != true;
}

/// <summary>A data set's periods.</summary>
/// <param name="Type">The kind of period.</param>
/// <param name="First">The first; null for no limit.</param>
/// <param name="Last">The last; null for no limit.</param>
/// <param name="DeadlineDays">How many days after its end a period is due.</param>
public sealed record Periods(string Type, string? First, string? Last, int DeadlineDays);

/// <summary>Who reports, and who through whom.</summary>
/// <param name="By">The kind of reporter.</param>
/// <param name="Regions">The regions it is expected in; none for all.</param>
/// <param name="Jointly">Who reports through whom.</param>
public sealed record Reporting(string By, IReadOnlyList<string>? Regions, IReadOnlyDictionary<string, string>? Jointly);

/// <summary>Something that figures are broken down by.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people read.</param>
/// <param name="Codes">Its values.</param>
/// <param name="Default">The value meant where none is named.</param>
public sealed record Dimension(string Id, Phrase Title, IReadOnlyList<Code> Codes, string? Default);

/// <summary>A value of a dimension, an attribute or a question.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people read.</param>
public sealed record Code(string Id, Phrase Title);

/// <summary>What is counted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people read.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">How many decimals a figure may have.</param>
/// <param name="Min">The smallest figure.</param>
/// <param name="Max">The largest figure.</param>
public sealed record Measure(string Id, Phrase Title, Phrase Unit, int Decimals, decimal Min, decimal Max);

/// <summary>What is told of each record.</summary>
/// <param name="Attributes">The things told.</param>
public sealed record RecordType(IReadOnlyList<RecordAttribute> Attributes);

/// <summary>A thing told of each record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people read.</param>
/// <param name="Kind">What it holds: text, code, date, number or key.</param>
/// <param name="Required">Whether every record must have it.</param>
/// <param name="Codes">The codes it may have.</param>
/// <param name="Multiple">Whether there can be several.</param>
/// <param name="MaxLength">The most characters.</param>
public sealed record RecordAttribute(string Id, Phrase Title, string Kind, bool Required, IReadOnlyList<Code>? Codes, bool Multiple, int? MaxLength);

/// <summary>A question.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The question.</param>
/// <param name="Choices">What can be answered.</param>
/// <param name="Multiple">Whether several can be chosen.</param>
public sealed record Question(string Id, Phrase Title, IReadOnlyList<Code> Choices, bool Multiple);

/// <summary>A rule that figures must hold to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Severity">Whether it refuses or warns.</param>
/// <param name="Message">What to tell people.</param>
public sealed record Rule(string Id, string Kind, string? Severity, Phrase? Message);

/// <summary>Something derived from the figures.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people read.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">How it is derived.</param>
/// <param name="Decimals">How many decimals it has.</param>
public sealed record Indicator(string Id, Phrase Title, Phrase Unit, string Kind, int Decimals);

/// <summary>A data set in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Title">Its title.</param>
/// <param name="AgendaItem">The agenda item.</param>
/// <param name="Content">What its reports hold.</param>
public sealed record ListedDataSet(string Id, int Version, Phrase Title, string? AgendaItem, string Content);
