using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Ledger;

namespace Kkr.Reports;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2020", PeriodType.Year, "2020-01-01", "2020-12-31")]
    [InlineData("1900", PeriodType.Year, "1900-01-01", "1900-12-31")]
    [InlineData("2199", PeriodType.Year, "2199-01-01", "2199-12-31")]
    [InlineData("2020H1", PeriodType.HalfYear, "2020-01-01", "2020-06-30")]
    [InlineData("2020H2", PeriodType.HalfYear, "2020-07-01", "2020-12-31")]
    [InlineData("2020K1", PeriodType.Quarter, "2020-01-01", "2020-03-31")]
    [InlineData("2020K4", PeriodType.Quarter, "2020-10-01", "2020-12-31")]
    [InlineData("2020M01", PeriodType.Month, "2020-01-01", "2020-01-31")]
    [InlineData("2020M02", PeriodType.Month, "2020-02-01", "2020-02-29")]
    [InlineData("2019M02", PeriodType.Month, "2019-02-01", "2019-02-28")]
    [InlineData("2020M12", PeriodType.Month, "2020-12-01", "2020-12-31")]
    [InlineData("2020-12-01", PeriodType.Day, "2020-12-01", "2020-12-01")]
    [InlineData("2020-02-29", PeriodType.Day, "2020-02-29", "2020-02-29")]
    [InlineData("2017-2018", PeriodType.SchoolYear, "2017-08-01", "2018-07-31")]
    public void A_period_covers_its_days(string text, PeriodType type, string first, string last)
    {
        var period = Period.Parse(text);
        Assert.Equal(type, period.Type);
        Assert.Equal(DateOnly.ParseExact(first, "O"), period.FirstDay);
        Assert.Equal(DateOnly.ParseExact(last, "O"), period.LastDay);
        Assert.Equal(text, period.ToString());
    }

    [Fact]
    public void The_international_quarter_becomes_the_Danish_one()
    {
        Assert.Equal("2020K4", Period.Parse("2020Q4").ToString());
        Assert.Equal(Period.Parse("2020K4"), Period.Parse("2020Q4"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2020H0")]
    [InlineData("2020H3")]
    [InlineData("2020K0")]
    [InlineData("2020K5")]
    [InlineData("2020k4")]
    [InlineData("2020M00")]
    [InlineData("2020M13")]
    [InlineData("2020M1")]
    [InlineData("2020-13-01")]
    [InlineData("2019-02-29")]
    [InlineData("2020-2-1")]
    [InlineData("2017-2019")]
    [InlineData("2018-2017")]
    [InlineData("2020 ")]
    [InlineData(" 2020")]
    [InlineData("2020-")]
    [InlineData("+2020")]
    [InlineData("٢٠٢٠")]
    [InlineData("2020-12-01T00")]
    public void What_is_not_a_period_is_not_read(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        if (text is not null) Assert.Throws<FormatException>(() => Period.Parse(text));
    }

    [Theory]
    [InlineData("2020", "2019", "2019")]
    [InlineData("2020H1", "2019H2", "2019H1")]
    [InlineData("2020K1", "2019K4", "2019K1")]
    [InlineData("2020M01", "2019M12", "2019M01")]
    [InlineData("2020M03", "2020M02", "2019M03")]
    [InlineData("2020-03-01", "2020-02-29", "2019-03-01")]
    [InlineData("2019-03-01", "2019-02-28", "2018-03-01")]
    [InlineData("2020-02-29", "2020-02-28", "2019-02-28")]
    [InlineData("2021-12-31", "2021-12-30", "2020-12-31")]
    [InlineData("2020-12-31", "2020-12-30", "2019-12-31")]
    [InlineData("2017-2018", "2016-2017", "2016-2017")]
    public void The_one_before_and_the_year_before(string text, string previous, string yearBefore)
    {
        Assert.Equal(previous, Period.Parse(text).Previous().ToString());
        Assert.Equal(yearBefore, Period.Parse(text).YearBefore().ToString());
    }

    [Fact]
    public void Periods_stand_in_the_order_of_their_first_days_and_the_longer_first()
    {
        string[] ordered = ["2019-2020", "2020", "2020H1", "2020K1", "2020M01", "2020-01-01", "2020-01-02", "2020M02", "2020K2", "2020H2", "2020-2021", "2020-12-31", "2021"];
        Assert.Equal(ordered, ordered.Reverse().Select(Period.Parse).Order().Select(p => p.ToString()));
        Assert.True(Period.Parse("2020") < Period.Parse("2021") && Period.Parse("2020") <= Period.Parse("2020"));
        Assert.True(Period.Parse("2021") > Period.Parse("2020") && Period.Parse("2021") >= Period.Parse("2021"));
    }

    [Property]
    public Property Every_period_survives_text_and_JSON() => Prop.ForAll(Given.Periods.ToArbitrary(), period =>
        Period.Parse(period.ToString()) == period
        && JsonSerializer.Deserialize<Period>(JsonSerializer.Serialize(period, LedgerJson.Options), LedgerJson.Options) == period);

    [Property]
    public Property Periods_of_a_type_follow_each_other_without_gap() => Prop.ForAll(Given.Periods.ToArbitrary(), period =>
    {
        var previous = period.Previous();
        return previous.Type == period.Type && previous.LastDay.AddDays(1) == period.FirstDay && previous < period
            && Period.Containing(period.Type, period.FirstDay) == period && Period.Containing(period.Type, period.LastDay) == period;
    });

    [Property]
    public Property The_order_is_total() => Prop.ForAll(Gen.Two(Given.Periods).ToArbitrary(), pair =>
    {
        var (a, b) = pair;
        return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && (a.CompareTo(b) == 0) == (a == b)
            && (a.FirstDay == b.FirstDay || a.FirstDay < b.FirstDay == a < b);
    });
}
