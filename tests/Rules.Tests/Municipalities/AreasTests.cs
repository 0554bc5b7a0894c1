using System.Text.Json;

namespace Kkr.Municipalities;

public sealed class AreasTests
{
    [Fact]
    public void There_are_98_municipalities_in_five_regions_and_the_country()
    {
        Assert.Equal(98, Areas.Municipalities.Length);
        Assert.Equal(98, Areas.Municipalities.Select(m => m.Name).Distinct().Count());
        Assert.Equal(["000", "081", "082", "083", "084", "085"], Areas.Regions.Select(r => r.Code.Value));
        Assert.Equal(
            [("000", 98), ("081", 11), ("082", 19), ("083", 22), ("084", 29), ("085", 17)],
            Areas.Regions.Select(r => (r.Code.Value, r.Municipalities.Length)));
        Assert.Equal(98, Areas.Regions.Where(r => !r.Code.IsCountry).SelectMany(r => r.Municipalities).Distinct().Count());
    }

    [Theory]
    [InlineData("851", "Aalborg")]
    [InlineData("0851", "Aalborg")]
    [InlineData(" 851 ", "Aalborg")]
    [InlineData("Aalborg", "Aalborg")]
    [InlineData("aalborg kommune", "Aalborg")]
    [InlineData("Aalborg  Kommune", "Aalborg")]
    [InlineData("Vesthimmerland", "Vesthimmerlands")]
    [InlineData("Vesthimmerlands", "Vesthimmerlands")]
    [InlineData("Vesthimmerlands Kommune", "Vesthimmerlands")]
    [InlineData("Vesthimmerland Kommune", "Vesthimmerlands")]
    [InlineData("LÆSØ", "Læsø")]
    public void A_municipality_is_found_by_code_or_name(string text, string name)
    {
        Assert.True(Areas.TryFindMunicipality(text, out var found));
        Assert.Equal(name, found.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kommune")]
    [InlineData("081")]
    [InlineData("000")]
    [InlineData("999")]
    [InlineData("00851")]
    [InlineData("8510")]
    [InlineData("Skagen")]
    public void What_is_no_municipality_is_not_found(string text) => Assert.False(Areas.TryFindMunicipality(text, out _));

    [Fact]
    public void Every_municipality_is_found_by_its_own_name_and_code()
    {
        foreach (var municipality in Areas.Municipalities)
        {
            foreach (var text in new[] { municipality.Name, municipality.Name + " Kommune", municipality.Code.Value, "0" + municipality.Code })
                Assert.True(Areas.TryFindMunicipality(text, out var found) && found == municipality, text);
            Assert.Equal(municipality.Region, Areas.TableAreaOf(municipality.Code));
            Assert.Equal(municipality.Name, Areas.NameOf(municipality.Code));
        }
    }

    [Fact]
    public void A_region_has_a_table_of_its_own_and_nobody_else()
    {
        Assert.All(Areas.Regions, r => Assert.Equal(r.Code, Areas.TableAreaOf(r.Code)));
        Assert.Throws<ArgumentException>(() => Areas.TableAreaOf(AreaCode.Parse("999")));
    }

    [Theory]
    [InlineData("851", "851")]
    [InlineData("0851", "851")]
    [InlineData("081", "081")]
    [InlineData("000", "000")]
    [InlineData("0081", null)]
    [InlineData("1851", null)]
    [InlineData("85", null)]
    [InlineData("85a", null)]
    [InlineData("٨٥١", null)]
    [InlineData(null, null)]
    public void An_area_code_has_three_digits(string? text, string? code)
    {
        Assert.Equal(code is not null, AreaCode.TryParse(text, out var read));
        if (code is null) return;
        Assert.Equal(code, read.ToString());
        Assert.Equal(read, JsonSerializer.Deserialize<AreaCode>(JsonSerializer.Serialize(read)));
    }
}
