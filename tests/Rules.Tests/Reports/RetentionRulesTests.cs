using System.Globalization;
using Kkr.Catalogue;

namespace Kkr.Reports;

public sealed class RetentionRulesTests
{
    private static readonly DataSetDefinition Kept = CatalogueFiles.Definition("vvv-match") with { Retention = new(5, new("Revision", "Audit")) };

    private static readonly Report Matches = GivenContent.Report(Kept, "851", "2020M09").Submitted(
        Kept, GivenContent.Records(GivenContent.Match(0, "m1", "12345678", "Bo 1990")));

    [Theory]
    [InlineData("2025-09-30", true)]
    [InlineData("2025-10-01", false)]
    public void Persons_and_firms_are_shown_until_their_time_is_over(string today, bool shown)
    {
        var record = Assert.Single(RetentionRules.Shown(Matches, Kept, DateOnly.Parse(today, CultureInfo.InvariantCulture)).Records);

        Assert.Equal(shown, record.Values.Any(v => v.Attribute is "virksomhed" or "kandidat"));
        // What is counted stays.
        Assert.Equal("praktik", record["matchtype"]);
    }

    [Fact]
    public void They_are_not_shown_in_the_history_either()
    {
        var changes = ContentFold.Changes(GivenContent.Report(Kept, "851", "2020M09"), Matches);

        var change = Assert.Single(RetentionRules.Shown(changes, Matches.Key.Period, Kept, new(2025, 10, 1)).Records);

        Assert.Null(change.From);
        Assert.Equal(["arbejdsomraade", "matchtype", "skabt-af"], change.To!.Values.Select(v => v.Attribute));
    }

    [Fact]
    public void Without_an_end_all_is_shown() =>
        Assert.Equal(Matches.Records, RetentionRules.Shown(Matches, Kept with { Retention = null }, DateOnly.MaxValue).Records);

    /// <summary>Each data set says how long, and those with persons or firms name an end.</summary>
    [Fact]
    public void Every_data_set_has_a_rule() => Assert.All(CatalogueFiles.Ids.Select(CatalogueFiles.Definition), definition =>
    {
        Assert.NotNull(definition.Retention);
        if (definition.Record is { } type && type.Attributes.Any(a => a.Kind == AttributeKind.Key)) Assert.NotNull(definition.Retention.Years);
    });
}
