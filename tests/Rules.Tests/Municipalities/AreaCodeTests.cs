namespace Kkr.Municipalities;

public sealed class AreaCodeTests
{
    [Theory]
    [InlineData("851", "851")]
    [InlineData("0851", "851")]
    [InlineData("081", "081")]
    [InlineData("000", "000")]
    public void Three_digits_are_a_code_and_a_leading_zero_before_a_municipality_s_is_dropped(string text, string code) =>
        Assert.Equal(code, AreaCode.Parse(text).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("85")]
    [InlineData("8511")]
    [InlineData("0081")]
    [InlineData("00851")]
    [InlineData("85a")]
    [InlineData("+51")]
    [InlineData(" 51")]
    [InlineData("٨٥١")]
    public void Anything_else_is_none(string? text)
    {
        Assert.False(AreaCode.TryParse(text, out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void Equal_codes_share_one_text() =>
        Assert.Same(AreaCode.Parse(new string("851".AsSpan())).Value, AreaCode.Parse(new string("0851".AsSpan())).Value);
}
