using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Municipalities;

namespace Kkr.Reports;

public sealed class ReceiptPositionTests
{
    /// <summary>A data set's id may end as a period does: <c>elever-2017</c> for 2018 is not <c>elever</c> for 2017-2018.</summary>
    [Property(MaxTest = 500)]
    public Property A_token_points_at_its_report_whatever_the_ids_look_like() => Prop.ForAll(
        (from dataSet in Given.DataSetIds
         from period in Given.Periods
         from reporter in Gen.Elements(Denmark.Municipalities.Select(m => m.Code).Concat(Denmark.Regions.Select(r => r.Code)))
         from position in Gen.Choose(1, int.MaxValue)
         from revision in Gen.Choose(1, 100_000)
         select new ReceiptPosition(position, new(reporter, dataSet, period), revision)).ToArbitrary(),
        token => ReceiptPosition.TryParse(token.ToString(), out var read) && read == token);

    [Fact]
    public void A_bare_position_points_at_the_ledger()
    {
        Assert.True(ReceiptPosition.TryParse("184", out var token));
        Assert.Equal(new ReceiptPosition(184, null, 0), token);
        Assert.Equal("184", token.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("x")]
    [InlineData("184.")]
    [InlineData("184.851.voksenlaerlinge.2020")]
    [InlineData("184.851.voksenlaerlinge.2020.x")]
    [InlineData("184.851..2020.3")]
    [InlineData("184.85.voksenlaerlinge.2020.3")]
    [InlineData("184.851.voksenlaerlinge.20.3")]
    [InlineData("99999999999999999999")]
    public void What_is_not_a_token_is_not_read(string? text) => Assert.False(ReceiptPosition.TryParse(text, out _));

    [Fact]
    public void A_text_beyond_measure_is_not_read() => Assert.False(ReceiptPosition.TryParse(new string('1', 201), out _));
}
