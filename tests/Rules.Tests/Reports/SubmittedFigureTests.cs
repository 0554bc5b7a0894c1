using System.Globalization;
using FsCheck.Xunit;

namespace Kkr.Reports;

public sealed class SubmittedFigureTests
{
    [Property]
    public void Without_needless_zeroes_a_figure_is_the_same_however_it_was_written(int low, int middle, int high, bool isNegative, byte scale, byte zeroes)
    {
        var value = new decimal(low, middle, high, isNegative, (byte)(scale % 29));
        var written = value.ToString(CultureInfo.InvariantCulture);
        var shortest = written.Contains('.', StringComparison.Ordinal) ? written.TrimEnd('0').TrimEnd('.') : written;
        var longest = written + (written.Contains('.', StringComparison.Ordinal) ? "" : ".") + new string('0', zeroes % 30);

        Assert.Equal(shortest, PlainOf(written));
        Assert.Equal(shortest, PlainOf(longest));
    }

    [Fact]
    public void No_figure_stays_none() => Assert.Null(new SubmittedFigure(0, [], null, "unknown").Plain());

    private static string? PlainOf(string written) =>
        new SubmittedFigure(0, [], decimal.Parse(written, CultureInfo.InvariantCulture), null).Plain()?.ToString(CultureInfo.InvariantCulture);
}
