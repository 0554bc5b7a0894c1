using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Kkr.Catalogue;

/// <summary>
/// What municipalities are asked for: a definition, not code. It is written as JSON in <c>catalogue/</c>, and a new
/// version can be given while the system runs; an older version keeps explaining the reports made under it.
/// </summary>
/// <param name="Id">Short ASCII, lower case: <c>voksenlaerlinge</c>.</param>
/// <param name="Version">From 1; each change of the definition is a new one.</param>
/// <param name="Title">What people read.</param>
/// <param name="Description">What it is for, and how it is counted.</param>
/// <param name="AgendaItem">The item of the KKR agenda that uses it: <c>3.8</c>.</param>
/// <param name="LegalBasis">The law or decision by which it is asked for, if any.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Content">What reports hold.</param>
/// <param name="Periods">Which periods it is reported for.</param>
/// <param name="Reporting">Who reports.</param>
/// <param name="Dimensions">What it is broken down by.</param>
/// <param name="Measures">What is counted; at least one for figures.</param>
[GenerateSerializer, Immutable, Alias("kkr.DataSetDefinition")]
public sealed record DataSetDefinition(
    [property: Id(0)] string Id,
    [property: Id(1)] int Version,
    [property: Id(2)] Text Title,
    [property: Id(3)] Text? Description,
    [property: Id(4)] string? AgendaItem,
    [property: Id(5)] Text? LegalBasis,
    [property: Id(6)] Text? Source,
    [property: Id(7)] ContentKind Content,
    [property: Id(8)] Periods Periods,
    [property: Id(9)] Reporting Reporting,
    [property: Id(10)] ImmutableArray<Dimension> Dimensions,
    [property: Id(11)] ImmutableArray<Measure> Measures)
{
    /// <summary>The name under which a place names its measure, where a data set has several (PxWeb's word for it).</summary>
    public const string MeasureDimension = "ContentsCode";

    /// <summary>The most characters an id has.</summary>
    public const int MaxIdLength = 60;

    /// <summary>Whether a text can be an id of a data set, a dimension or a code: small letters, digits, and dashes but for the first.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= MaxIdLength && text[0] != '-' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Under which a survey's tables are split by question.</summary>
    public const string QuestionDimension = "question";

    /// <summary>Under which a survey's tables are split by choice.</summary>
    public const string ChoiceDimension = "choice";

    /// <summary>What records look like, where the content is <see cref="ContentKind.Records"/>.</summary>
    [Id(12)]
    public RecordType? Record { get; init; }

    /// <summary>The questions, where the content is <see cref="ContentKind.Answers"/>.</summary>
    [Id(13)]
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>What figures must hold to, beyond the limits of their measure.</summary>
    [Id(14)]
    public ImmutableArray<ValidationRule> Rules { get; init; } = [];

    /// <summary>What is derived from the figures.</summary>
    [Id(15)]
    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    /// <summary>Whether a report is to be approved by another than the one who submitted it.</summary>
    [Id(16)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ApprovalRequired { get; init; }

    /// <summary>Which counts are too small to be published; null where all may be.</summary>
    [Id(17)]
    public DisclosureRule? Disclosure { get; init; }

    /// <summary>How long what could lead to a person or a firm is shown; null where nothing was decided, and all is.</summary>
    [Id(18)]
    public RetentionRule? Retention { get; init; }

    /// <summary>
    /// What tables can be split by: the dimensions of figures, the coded attributes of records, question and choice of a survey.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<Dimension> Breakdowns => Content switch
    {
        ContentKind.Records => Record is null
            ? []
            : [.. Record.Attributes.Where(a => a.Kind == AttributeKind.Code).Select(a => new Dimension(a.Id, a.Title, a.Codes, null))],
        ContentKind.Answers =>
        [
            new(QuestionDimension, new("Spørgsmål", "Question"), [.. Questions.Select(q => new Code(q.Id, q.Title))], null),
            new(ChoiceDimension, new("Svar", "Choice"), [.. Questions.SelectMany(q => q.Choices).DistinctBy(c => c.Id)], null),
        ],
        _ => Dimensions,
    };

    /// <summary>What tables can be split by under an id, or null.</summary>
    public Dimension? FindBreakdown(string id) => Breakdowns.FirstOrDefault(d => d.Id == id);

    /// <summary>Whether a breakdown, or the measure, has a code.</summary>
    public bool HasCode(string breakdown, string code) => breakdown == MeasureDimension
        ? Measures.Any(measure => measure.Id == code)
        : FindBreakdown(breakdown)?.Has(code) == true;

    /// <summary>The question with an id, or null.</summary>
    public Question? FindQuestion(string id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The other data sets that its rules and indicators look at.</summary>
    [JsonIgnore]
    public IEnumerable<string> OtherDataSets =>
        Rules.SelectMany(r => (CellSelection?[])[r.Of, r.With]).Concat(Indicators.SelectMany(i => (CellSelection?[])[i.Of, i.Per]))
            .Select(s => s?.DataSet).OfType<string>().Where(id => id != Id).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a place must name its measure.</summary>
    public bool HasSeveralMeasures => Measures.Length > 1;

    /// <summary>The dimension with an id, or null.</summary>
    public Dimension? FindDimension(string id) => Dimensions.FirstOrDefault(d => d.Id == id);
}
