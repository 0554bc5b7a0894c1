namespace Kkr.Reports;

public sealed class CivilRegistrationTests
{
    [Theory]
    [InlineData("0101901234")]
    [InlineData("010190-1234")]
    [InlineData("010190 1234")]
    [InlineData("010190 - 1234")]
    [InlineData("010190–1234")]
    [InlineData("borger 311299-4321 er flyttet")]
    [InlineData("cpr:290200-0000.")]
    public void A_number_is_found(string text) => Assert.True(CivilRegistration.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("ultimo 2020")]
    [InlineData("320190-1234")]
    [InlineData("011390-1234")]
    [InlineData("000190-1234")]
    [InlineData("010190-123")]
    [InlineData("010190-12345")]
    [InlineData("9010190-1234")]
    [InlineData("telefon 99 31 31 31")]
    [InlineData("01-01-1990")]
    public void What_is_no_number_is_let_through(string text) => Assert.False(CivilRegistration.IsIn(text));
}
