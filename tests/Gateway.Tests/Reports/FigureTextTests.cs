using FsCheck;
using FsCheck.Fluent;
using Kkr.Gateway.Reports.Imports;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Numbers and texts as people write them in files.</summary>
public sealed class FigureTextTests
{
    [Theory]
    [InlineData("577", true, "577")]
    [InlineData("1.234", true, "1234")]
    [InlineData("1.234", false, "1.234")]
    [InlineData("1,234", true, "1.234")]
    [InlineData("1,234", false, "1234")]
    [InlineData("1.234.567,5", true, "1234567.5")]
    [InlineData("1.234.567,5", false, "1234567.5")]
    [InlineData("1,234,567.5", true, "1234567.5")]
    [InlineData("12,5", false, "12.5")]
    [InlineData("12.5", true, "12.5")]
    [InlineData("1 234,5", true, "1234.5")]
    [InlineData("-7", true, "-7")]
    [InlineData("\u22127", true, "-7")]
    [InlineData("0.125", true, "0.125")]
    [InlineData("0,125", false, "0.125")]
    [InlineData("00.125", true, "0.125")]
    [InlineData("-0.125", true, "-0.125")]
    public void A_number_is_read_as_it_is_meant(string text, bool danish, string expected)
    {
        Assert.True(FigureText.TryParse(text, danish, out var value));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("43.2", 6, false)]
    [InlineData("43,2", 6, true)]
    [InlineData("43.125", 6, null)]
    [InlineData("43.125", 2, true)]
    [InlineData("1,234", 0, false)]
    [InlineData("1.234", 0, true)]
    [InlineData("1,000", 0, null)]
    [InlineData("1.234,5", 1, true)]
    [InlineData("1,234.5", 1, false)]
    [InlineData("577", 0, null)]
    [InlineData("1 234", 0, null)]
    [InlineData("abc", 0, null)]
    [InlineData("", 0, null)]
    public void A_number_tells_how_it_is_written_where_it_can_be_read_in_one_way_only(string text, int decimals, bool? danish) =>
        Assert.Equal(danish, FigureText.StyleOf(text, decimals));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("12.34.567")]
    [InlineData("1e5")]
    [InlineData("=1+1")]
    [InlineData("12345678901234567890123456789012")]
    public void What_is_no_number_is_not_guessed_at(string text)
    {
        Assert.False(FigureText.TryParse(text, true, out _));
        Assert.False(FigureText.TryParse(text, false, out _));
    }

    [FsCheck.Xunit.Property]
    public bool What_is_written_is_read_again(decimal value, bool danish) =>
        FigureText.TryParse(FigureText.Write(value, danish), danish, out var read) && read == value;

    [FsCheck.Xunit.Property(MaxTest = 1_000)]
    public Property A_text_never_opens_as_a_formula_and_comes_back_as_it_was() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("='+-@a1\t ".ToCharArray())).Select(c => new string(c)).ToArbitrary(),
        text =>
        {
            var safe = FormulaText.Neutralise(text);
            return FormulaText.Restore(safe) == text && (safe.Length == 0 || !"=+-@\t\r".Contains(safe[0], StringComparison.Ordinal));
        });
}
