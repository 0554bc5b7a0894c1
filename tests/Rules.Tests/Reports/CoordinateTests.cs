using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Ledger;

namespace Kkr.Reports;

public sealed class CoordinateTests
{
    private static readonly Gen<Dictionary<string, string>> Places =
        from count in Gen.Choose(0, 4)
        from codes in Gen.ArrayOf(Gen.Elements("a", "b1", "c-2", "0"), 4)
        select new[] { "alder", "ContentsCode", "forsoergelse", "koen" }.Take(count).Select((d, i) => (d, codes[i])).ToDictionary(p => p.d, p => p.Item2);

    [Property]
    public Property A_place_is_the_same_in_whatever_order_its_codes_are_named() => Prop.ForAll(Places.ToArbitrary(), codes =>
    {
        var place = Coordinate.Of(codes);
        return place == Coordinate.Of(codes.Reverse())
            && Coordinate.Of(codes.Reverse()).GetHashCode() == place.GetHashCode()
            && Coordinate.Parse(place.ToString()) == place
            && JsonSerializer.Deserialize<Coordinate>(JsonSerializer.Serialize(place, LedgerJson.Options), LedgerJson.Options) == place
            && codes.All(c => place[c.Key] == c.Value)
            && place["unknown"] is null;
    });

    [Fact]
    public void The_place_of_a_data_set_without_dimensions_is_empty()
    {
        Assert.Equal("", Coordinate.Origin.ToString());
        Assert.Equal(Coordinate.Origin, Coordinate.Of([]));
        Assert.Empty(Coordinate.Origin.Codes);
        Assert.Equal("{}", JsonSerializer.Serialize(Coordinate.Origin, LedgerJson.Options));
    }

    /// <summary>Millions of figures have few places between them, and memory must not follow the figures.</summary>
    [Fact]
    public void Equal_places_share_one_text() =>
        Assert.Same(Coordinate.Of([new("koen", "k"), new("alder", "25")]).ToString(), Coordinate.Parse("alder=25;koen=k").ToString());

    [Fact]
    public void Seen_along_some_dimensions_the_others_are_gone()
    {
        var place = Coordinate.Of([new("koen", "k"), new("alder", "25")]);
        Assert.Equal("alder=25;koen=k", place.ToString());
        Assert.Equal(Coordinate.Of([new("koen", "k")]), place.Along(["koen"]));
        Assert.Equal(Coordinate.Origin, place.Along([]));
        Assert.Equal(Coordinate.Origin, place.Along(["unknown"]));
    }
}
