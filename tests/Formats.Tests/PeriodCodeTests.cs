namespace Kkr.Formats.Tests;

public sealed class PeriodCodeTests
{
    [Theory]
    [InlineData("2020", "2020-01-01", TimeUnit.Annual)]
    [InlineData("2020H2", "2020-07-01", TimeUnit.Other)]
    [InlineData("2020K4", "2020-10-01", TimeUnit.Quarterly)]
    [InlineData("2020M12", "2020-12-01", TimeUnit.Monthly)]
    [InlineData("2020U53", "2020-12-28", TimeUnit.Weekly)]
    [InlineData("2021U01", "2021-01-04", TimeUnit.Weekly)]
    [InlineData("2020-12-01", "2020-12-01", TimeUnit.Other)]
    [InlineData("2017-2018", "2017-01-01", TimeUnit.Other)]
    public void A_period_has_a_first_day_and_a_scale(string code, string day, TimeUnit unit)
    {
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), PeriodCode.FirstDay(code));
        Assert.Equal(unit, PeriodCode.Unit(code));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("2021U53")]
    [InlineData("2020-02-30")]
    [InlineData("2020K5")]
    [InlineData("2020M13")]
    [InlineData("20")]
    [InlineData("")]
    [InlineData("2020\n")]
    [InlineData("ultimo")]
    public void What_is_no_period_has_no_first_day(string code) => Assert.Null(PeriodCode.FirstDay(code));

    [Theory]
    [InlineData("2020Q4", "2020K4")]
    [InlineData("2020q1", "2020K1")]
    [InlineData("2020K4", "2020K4")]
    [InlineData("2020Q5", "2020Q5")]
    public void A_quarter_is_stored_the_Danish_way(string code, string stored) => Assert.Equal(stored, PeriodCode.Normalise(code));
}
