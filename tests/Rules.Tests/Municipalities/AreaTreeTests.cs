using System.Globalization;
using FsCheck.Xunit;

namespace Kkr.Municipalities;

/// <summary>Reference data with more levels than Denmark's.</summary>
public sealed class AreaTreeTests
{
    private const string MunicipalitiesHeading = "code,name,region_code,region_name,kkr,growth_team";
    private const string RegionsHeading = "code,name,within_code";

    /// <summary>The country, two states, provinces in one of them, and municipalities: four levels on one side and three on the other.</summary>
    private static AreaTree Small() => Read(
        ["S1P1001,Ribe,S1P1,Øst,K,T", "S1P1002,Nyby,S1P1,Øst,K,T", "S1P2001,Nyby,S1P2,Vest,K,T", "S2001,Havn,S2,Syd,K,T"],
        ["S1,Nord,", "S1P1,Øst,S1", "S1P2,Vest,S1"]);

    [Fact]
    public void A_region_holds_what_lies_in_it_in_whichever_level()
    {
        var tree = Small();
        Assert.Equal(["000", "S1", "S1P1", "S1P2", "S2"], tree.Regions.Select(r => r.Code.Value));
        Assert.Equal([null, "000", "S1", "S1", "000"], tree.Regions.Select(r => r.Within?.Value));
        Assert.Equal(["Hele landet", "Nord", "Øst", "Vest", "Syd"], tree.Regions.Select(r => r.Name));
        Assert.Equal([4, 3, 2, 1, 1], tree.Regions.Select(r => r.Municipalities.Length));
        Assert.Equal(["S1", "S1P1", "S1P2"], tree.Regions[1].Regions.Select(r => r.Value));
        Assert.Equal(["S1P1", "S1P2"], tree.Regions[1].Innermost.Select(r => r.Value));
        Assert.Equal(["S2"], tree.Regions[4].Innermost.Select(r => r.Value));

        Assert.Equal(["000", "S1", "S1P1"], Holding("S1P1001"));
        Assert.Equal(["000", "S2"], Holding("S2001"));
        Assert.Equal(["000", "S1", "S1P2"], Holding("S1P2"));
        Assert.Equal(["000", "S1"], Holding("S1"));
        Assert.Equal(["000"], Holding("000"));

        string[] Holding(string area) => [.. tree.Regions.Where(r => tree.Holds(r.Code, Code(tree, area))).Select(r => r.Code.Value)];
    }

    [Fact]
    public void What_a_municipality_reports_is_taken_in_by_the_table_of_the_region_it_lies_in_directly()
    {
        var tree = Small();
        Assert.Equal("S1P1", tree.TableAreaOf(Code(tree, "S1P1001")).Value);
        Assert.Equal("S1", tree.TableAreaOf(Code(tree, "S1")).Value);
        Assert.Throws<ArgumentException>(() => tree.TableAreaOf(AreaCode.Parse("851")));
        Assert.False(tree.TryGetCode("S1P9", out _));
    }

    [Fact]
    public void A_name_that_two_municipalities_have_finds_neither()
    {
        var tree = Small();
        Assert.True(tree.TryFindMunicipality("ribe kommune", out var found));
        Assert.Equal("S1P1001", found.Code.Value);
        Assert.False(tree.TryFindMunicipality("Nyby", out _));
    }

    [Theory]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K", "S1,Nord,", "'S1P1001,Ribe,S1P1,Øst,K' has less than 6")]
    [InlineData("S1 P1,Ribe,S1P1,Øst,K,T", "S1,Nord,", "'S1 P1'")]
    [InlineData("1,Ribe,S1P1,Øst,K,T", "S1,Nord,", "'1'")]
    [InlineData("S1P1001,Ribe,000,Øst,K,T", "S1,Nord,", "S1P1001 lies in no region")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "S1P1,Øst", "'S1P1,Øst' has less than 3")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "S1P1,Øst,S9", "no region S9")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "S1P1,Øst,S1P1", "S1P1 lies in itself")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "S1P1,Øst,\nS1P1,Øst,", "S1P1 can't be there")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "000,Landet,", "000 can't be there")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T", "S1P1001,Øst,", "S1P1001 is a municipality and a region")]
    [InlineData("S1P1001,Ribe,S1P1,Øst,K,T\nS1P1001,Ribe,S1P1,Øst,K,T", "S1,Nord,", "S1P1001 is there twice")]
    public void What_can_not_be_is_told(string municipalities, string regions, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => Read(municipalities.Split('\n'), regions.Split('\n'))).Message, StringComparison.Ordinal);

    /// <summary>Whatever the tree: each region has exactly what the areas below it lead up to.</summary>
    [Property(MaxTest = 100)]
    public void Every_region_is_the_sum_of_those_below_it(int seed)
    {
        var random = new Random(seed);
        var within = Enumerable.Range(1, 1 + random.Next(12)).ToDictionary(Name, i => random.Next(3) == 0 ? "" : Name(random.Next(i)));
        var lies = Enumerable.Range(1, 1 + random.Next(40)).ToDictionary(i => $"m{i:D3}", _ => Name(1 + random.Next(within.Count)));
        var tree = Read(
            [.. lies.Select(m => $"{m.Key},By {m.Key},{m.Value},Region,K,T")],
            [.. within.OrderBy(_ => random.Next()).Select(r => $"{r.Key},Region {r.Key},{r.Value}")]);
        var above = lies.ToDictionary(m => m.Key, m => Up(m.Value).ToHashSet());

        Assert.Equal(above.Values.SelectMany(a => a).Append("000").Distinct().Order(StringComparer.Ordinal), tree.Regions.Select(r => r.Code.Value).Order(StringComparer.Ordinal));
        foreach (var region in tree.Regions)
        {
            string[] own = [.. lies.Keys.Where(m => region.Code.IsCountry || above[m].Contains(region.Code.Value)).Order(StringComparer.Ordinal)];
            Assert.Equal(own, region.Municipalities.Select(m => m.Code.Value));
            Assert.Equal(own.Select(m => lies[m]).Distinct().Order(StringComparer.Ordinal), region.Innermost.Select(r => r.Value));
            Assert.Equal(tree.Regions.Where(r => tree.Holds(region.Code, r.Code)).Select(r => r.Code).Order(), region.Regions.Order());
            Assert.All(tree.Municipalities, m => Assert.Equal(own.Contains(m.Code.Value), tree.Holds(region.Code, m.Code)));
        }

        IEnumerable<string> Up(string region)
        {
            for (var at = region; at is not ("" or "000"); at = within[at]) yield return at;
        }

        static string Name(int number) => number == 0 ? "000" : string.Create(CultureInfo.InvariantCulture, $"r{number:D2}");
    }

    private static AreaCode Code(AreaTree tree, string text) => tree.TryGetCode(text, out var code) ? code : throw new ArgumentException(text);

    private static AreaTree Read(string[] municipalities, string[] regions) => AreaTree.Read(
        new StringReader(string.Join('\n', [MunicipalitiesHeading, .. municipalities])), new StringReader(string.Join('\n', [RegionsHeading, .. regions])));
}
