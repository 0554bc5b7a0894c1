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
         from reporter in Gen.Elements(Areas.Municipalities.Select(m => m.Code).Concat(Areas.Regions.Select(r => r.Code)))
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
    [InlineData("12.851.voksenlaerlinge.2020.3", 100, true)]
    [InlineData("11.851.voksenlaerlinge.2020.2", 11, true)]
    [InlineData("12.851.voksenlaerlinge.2020.3", 0, true)]
    [InlineData("13.851.voksenlaerlinge.2020.4", 12, false)]
    [InlineData("12.851.voksenlaerlinge.2020.999", 100, false)]
    [InlineData("999.851.voksenlaerlinge.2020.3", 100, false)]
    [InlineData("12.840.voksenlaerlinge.2020.1", 12, true)]
    [InlineData("12.840.voksenlaerlinge.2020.1", 11, false)]
    [InlineData("999.851.befolkning.2020.1", 0, true)]
    [InlineData("12", 12, true)]
    [InlineData("13", 12, false)]
    public void A_table_holds_a_receipt_once_it_holds_its_report_as_far(string token, long covered, bool holds)
    {
        Assert.True(ReceiptPosition.TryParse(token, out var position));
        var held = Report.Empty(Given.Key()) with { Revision = 3, Position = 12 };
        Assert.Equal(holds, position.IsIn(new(AreaCode.Parse("081"), "voksenlaerlinge"), covered, key => key == held.Key ? held : null));
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
