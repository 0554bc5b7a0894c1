using FsCheck.Xunit;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Catalogue;

/// <summary>Derived figures are a sum over a sum, of those who reported both.</summary>
public sealed class IndicatorTest
{
    private static readonly DataSetDefinition DropOut = CatalogueFiles.Definition("sosu-frafald");
    private static readonly DataSetDefinition Participants = CatalogueFiles.Definition("danskkursister");
    private static readonly DataSetDefinition Population = CatalogueFiles.Definition("befolkning");

    [Fact]
    public void Drop_out_is_all_who_dropped_out_over_all_who_began_item_3_2()
    {
        var source = GivenContent.Source(
            DropOut,
            GivenContent.Report(DropOut, "851", "2020").Submitted(DropOut, GivenContent.Figures(("ContentsCode=frafaldne", 30), ("ContentsCode=paabegyndte", 100))),
            GivenContent.Report(DropOut, "773", "2020").Submitted(DropOut, GivenContent.Figures(("ContentsCode=frafaldne", 1), ("ContentsCode=paabegyndte", 10))),
            // Who has only half of it is in neither sum.
            GivenContent.Report(DropOut, "787", "2020").Submitted(DropOut, GivenContent.Figures(("ContentsCode=paabegyndte", 50))));

        var value = Assert.Single(IndicatorRules.Values(DropOut.Indicators[0], source, source, [Period.OfYear(2020)], false, []));

        Assert.Equal((31m, 110m, 28.2m, 2), (value.Numerator, value.Denominator, value.Value, value.Municipalities));
    }

    [Fact]
    public void Frederikshavns_rate_is_over_its_own_inhabitants_and_Læsøs_item_3_7()
    {
        var participants = GivenContent.Source(Participants, GivenContent.Report(Participants, "813", "2020-12-01").Submitted(Participants, GivenContent.Figures(("", 922))));
        Report frederikshavn = GivenContent.Report(Population, "813", "2020").Submitted(Population, GivenContent.Figures(("", 59654))),
            laesoe = GivenContent.Report(Population, "825", "2020").Submitted(Population, GivenContent.Figures(("", 1786)));

        var value = Assert.Single(IndicatorRules.Values(
            Participants.Indicators[0], participants, GivenContent.Source(Population, frederikshavn, laesoe), [Period.Parse("2020-12-01")], true, []));
        Assert.Equal((61440m, 15.0m), (value.Denominator, value.Value));
        Assert.Empty(IndicatorRules.Values(
            Participants.Indicators[0], participants, GivenContent.Source(Population, frederikshavn), [Period.Parse("2020-12-01")], true, []));
    }

    [Property(MaxTest = 200)]
    public bool A_ratio_of_many_is_never_the_mean_of_ratios_but_lies_between_them(int seed)
    {
        var random = new Random(seed);
        string[] reporters = ["773", "787", "810", "813"];
        var source = GivenContent.Source(DropOut, reporters.Select(r =>
        {
            var began = random.Next(1, 500);
            return GivenContent.Report(DropOut, r, "2020").Submitted(DropOut, GivenContent.Figures(("ContentsCode=frafaldne", random.Next(0, began + 1)), ("ContentsCode=paabegyndte", began)));
        }));
        Period[] periods = [Period.OfYear(2020)];
        var all = IndicatorRules.Values(DropOut.Indicators[0], source, source, periods, false, []).Single();
        var each = IndicatorRules.Values(DropOut.Indicators[0], source, source, periods, true, []).ToList();
        return all.Numerator == each.Sum(e => e.Numerator) && all.Denominator == each.Sum(e => e.Denominator)
            && all.Value >= each.Min(e => e.Value) && all.Value <= each.Max(e => e.Value);
    }
}
