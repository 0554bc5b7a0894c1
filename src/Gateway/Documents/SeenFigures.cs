using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Documents;

/// <summary>A data set's figures in a region as somebody may see them: a value, which answers any question by the rules of aggregates.</summary>
/// <param name="Content">The table as it may be seen.</param>
/// <param name="Others">The tables that its indicators look at, by data set.</param>
/// <param name="Region">The region.</param>
internal sealed record SeenFigures(TableContent Content, ImmutableDictionary<string, TableContent> Others, AreaCode Region)
{
    /// <summary>The data set.</summary>
    public DataSetDefinition Definition => Content.Definition;

    /// <summary>Whose figures they are: what the country reports itself no region has.</summary>
    public AreaCode Area { get; } = AreaOf(Content, Region);

    /// <summary>Those who are expected to report.</summary>
    public ImmutableArray<AreaCode> Expected => [.. Definition.Reporting.ExpectedIn(Area)];

    /// <summary>The periods on which there are figures, in order.</summary>
    public ImmutableArray<Period> Periods => [.. Answer([]).Rows.Select(r => r.Period).Distinct().Order()];

    /// <summary>The records, each case once; nothing where counts are withheld, since then single cases are never told.</summary>
    public ImmutableArray<(ReportKey Report, Record Record)> Records => Content.IsPublished && Definition.Disclosure is not null
        ? []
        : [.. DuplicateRules.Counted(Definition, Source.Table.Reports, Source.Decisions)];

    private IndicatorSource Source { get; } = OpenTables.In(Content, AreaOf(Content, Region));

    private Dictionary<string, IndicatorSource> OtherSources { get; } =
        Others.ToDictionary(o => o.Key, o => OpenTables.In(o.Value, AreaOf(o.Value, Region)), StringComparer.Ordinal);

    /// <summary>What the table answers.</summary>
    /// <param name="periods">The periods; empty for all.</param>
    /// <param name="byMunicipality">Whether it is split by municipality.</param>
    /// <param name="by">The dimensions it is split by.</param>
    /// <param name="at">The codes that count, by dimension; left out: all.</param>
    public AggregateAnswer Answer(
        IEnumerable<Period> periods, bool byMunicipality = false, IEnumerable<string>? by = null, IEnumerable<KeyValuePair<string, string>>? at = null) =>
        AggregateRules.Answer(
            Source, OtherSources,
            new(Area, [.. periods], byMunicipality, [.. by ?? []],
                (at ?? []).ToImmutableDictionary(a => a.Key, a => ImmutableHashSet.Create(StringComparer.Ordinal, a.Value), StringComparer.Ordinal)),
            new(Content, Others));

    /// <summary>Where figures of some periods are from.</summary>
    public AnnexSource SourceOf(IEnumerable<Period> periods)
    {
        Period[] asked = [.. periods];
        var answer = Answer(asked);
        var byPeriod = answer.Missing.GroupBy(m => m.Period).ToDictionary(g => g.Key, g => g.Select(m => m.Name).ToList());
        Period[] unreported = [.. asked.Where(p => !Content.Periods.ContainsKey(p))];
        return new(
            Definition.Title.Da, Definition.Id, asked.Length == 0 ? null : Danish.And(asked.Select(Danish.Of)),
            answer.AsOf is { } asOf
                ? string.Create(CultureInfo.InvariantCulture, $"position {asOf.Position} i registret ({Danish.Moment(asOf.RecordedAt)})") : "endnu uden tal i registret",
            Definition.Reporting.By != ReporterKind.Municipality
                ? $"indberettet af {(Area.IsCountry ? "landet" : "regionen")} selv"
                : string.Join(", ", asked.Select(p => $"{(asked.Length > 1 ? Danish.Of(p) + ": " : "")}{Expected.Length - (byPeriod.GetValueOrDefault(p)?.Count ?? (unreported.Contains(p) ? Expected.Length : 0))} af {Expected.Length} indberettere")),
            [
                .. byPeriod.Where(m => m.Value.Count > 0).Select(m => $"{Danish.And(m.Value)} ({Danish.Of(m.Key)})"),
                .. Definition.Reporting.By == ReporterKind.Municipality ? unreported.Select(p => $"{Danish.And(Expected.Select(NameOf))} ({Danish.Of(p)})") : [],
            ],
            Definition.Source?.Da, Content.IsPublished ? "offentliggjorte tal" : "indberettede tal");
    }

    /// <summary>A reporter's name, with those who report through it: Frederikshavn/Læsø.</summary>
    public string NameOf(AreaCode reporter) => string.Join('/', [
        Areas.NameOf(reporter),
        .. (Definition.Reporting.Jointly ?? ImmutableDictionary<AreaCode, AreaCode>.Empty).Where(j => j.Value == reporter).Select(j => Areas.NameOf(j.Key)).Order(StringComparer.Ordinal),
    ]);

    private static AreaCode AreaOf(TableContent content, AreaCode region) => content.Definition.Reporting.By == ReporterKind.Country ? AreaCode.Country : region;
}
