using Kkr.Pages.Catalogue;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Words;

namespace Kkr.Pages.Reports;

/// <summary>A report and what it is worked on with.</summary>
/// <param name="Municipality">Who reports.</param>
/// <param name="Definition">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Report">The report; null while there is none.</param>
/// <param name="Before">The report of an earlier period, to compare with.</param>
/// <param name="BeforePeriod">That period.</param>
/// <param name="Obligation">What the municipality is asked for; null where it is not asked.</param>
public sealed record ReportModel(
    Municipality Municipality, Definition Definition, string Period, Report? Report, Report? Before, string? BeforePeriod, Obligation? Obligation)
{
    /// <summary>What stands in the form.</summary>
    public ReportForm Form { get; init; } = ReportForm.Empty;

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>What was done, or could not be.</summary>
    public Phrase? Message { get; init; }

    /// <summary>The kind of that: success or error.</summary>
    public string MessageKind { get; init; } = "error";

    /// <summary>The id of the command that submitting will be, the same however often it is sent.</summary>
    public string Key { get; init; } = "page-" + Guid.NewGuid().ToString("N");

    /// <summary>What submitting would do.</summary>
    public Preview? Preview { get; init; }

    /// <summary>Where the report is worked on.</summary>
    public string Path => PathOf(Municipality.Code, Definition.Id, Period);

    /// <summary>The revision that is shown.</summary>
    public long Revision => Report?.Revision ?? 0;

    /// <summary>Where everything that the reporter is asked for stands.</summary>
    public string HomePath => IsRegion(Municipality.Code) ? "/secretariat" : $"/municipalities/{Municipality.Code}";

    /// <summary>The part of the menu that it belongs to.</summary>
    public string Section => IsRegion(Municipality.Code) ? "/secretariat" : "/municipalities";

    /// <summary>Where a report is worked on.</summary>
    /// <param name="reporter">The code of the municipality, the region or the country that reports.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="period">The period.</param>
    public static string PathOf(string reporter, string dataSet, string period) => $"/{KindOf(reporter)}/{reporter}/reports/{dataSet}/{period}";

    /// <summary>What a reporter is, as addresses write it.</summary>
    public static string KindOf(string reporter) => IsRegion(reporter) ? "regions" : "municipalities";

    /// <summary>Whether a code is a region's, or the country's: those begin with a nought.</summary>
    public static bool IsRegion(string code) => code is ['0', ..];

    /// <summary>What the reporter is called.</summary>
    public string ReporterName(Language language) =>
        IsRegion(Municipality.Code) ? Municipality.Name : string.Format(System.Globalization.CultureInfo.InvariantCulture, Text.MunicipalityOf.In(language), Municipality.Name);

    /// <summary>What a place is called.</summary>
    public string NameOf(IReadOnlyDictionary<string, string>? at, Language language)
    {
        if (at is null || at.Count == 0) return Text.Total.In(language);
        return string.Join(", ", at.Select(a => a.Key == Definition.MeasureDimension
            ? Definition.Measures?.FirstOrDefault(m => m.Id == a.Value)?.Title.In(language) ?? a.Value
            : Definition.Dimensions?.FirstOrDefault(d => d.Id == a.Key)?.Codes.FirstOrDefault(c => c.Id == a.Value)?.Title.In(language) ?? a.Value));
    }

    /// <summary>The figure of the earlier period at a place.</summary>
    public Figure? BeforeAt(Place place) => FigureAt(Before, place);

    private static Figure? FigureAt(Report? report, Place place)
    {
        var at = place.At;
        return report?.Figures.FirstOrDefault(f => f.At.Count == at.Count && at.All(a => f.At.GetValueOrDefault(a.Key) == a.Value));
    }
}
