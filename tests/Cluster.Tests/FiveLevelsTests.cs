using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Kkr.Cluster.Tests.Backups;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests;

/// <summary>
/// Municipalities, districts, provinces, states and a union: reference data with more levels than Denmark's. What a municipality reports is
/// in the tables of all that it lies in, and seen, until it is published, by those only who report in its district.
/// </summary>
public sealed class FiveLevelsTests
{
    private const string DataSet = "optaelling";

    /// <summary>So many that the union is wide (<see cref="Kkr.Regions.Region.IsWide"/>) and the states are not.</summary>
    private const int MunicipalitiesADistrict = 13;

    private static readonly string[] Periods = ["2023", "2024"];
    private static readonly string[] States = ["S1", "S2"];
    private static readonly string[] Provinces = [.. States.SelectMany(s => new[] { $"{s}P1", $"{s}P2" })];
    private static readonly string[] Districts = [.. Provinces.SelectMany(p => new[] { $"{p}D1", $"{p}D2" })];
    private static readonly string[] Municipalities = [.. Districts.SelectMany(d => Enumerable.Range(10, MunicipalitiesADistrict).Select(i => string.Create(CultureInfo.InvariantCulture, $"{d}M{i}")))];
    private static readonly string[] Regions = ["000", .. States, .. Provinces, .. Districts];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_level_adds_up_what_lies_in_it_and_shows_it_to_those_who_report_in_it()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await Cluster.StartAsync(silos: 2, new() { Settings = Describe(folder.Path) });
        var (client, secretariat) = (cluster.Client, cluster.Token("secretariat"));
        var figures = new Dictionary<(string Municipality, string Period), int>();
        await Task.WhenAll(Municipalities.SelectMany(_ => Periods, SubmitFirstAsync));
        var newest = await SubmitAsync("S2P1D2M12", "2024", 5, "again");

        var listed = (await client.GetAsync("api/v1/regions")).Expect(200).Json.EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!);
        Assert.Equal(Regions.Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("S1P2", listed["S1P2D1"].GetProperty("within").GetString());
        Assert.False(listed["S1"].TryGetProperty("within", out _));
        foreach (var region in Regions)
        {
            Assert.Equal(In(region), listed[region].GetProperty("municipalities").EnumerateArray().Select(m => m.GetString()));
            await UntilAsync(async () => await StandingAsync(region) == ("2023", In(region).Length, In(region).Length));
            await UntilAsync(async () => (await ReadAsync(region, secretariat, $"?minPosition={newest}")).SequenceEqual(Expected(region)));
        }

        await UntilAsync(async () => await ReadAsync("000", secretariat) is var all && all.SequenceEqual(Expected("000")));
        var table = (await client.GetAsync(
            $"api/pxwebapi/v2/tables/{DataSet.ToUpperInvariant()}/data?valueCodes[omrade]=*&codelist[omrade]=agg_region&valueCodes[tid]=2024&outputFormat=csv&stub=omrade", secretariat)).Expect(200).Text;
        foreach (var region in Regions.Skip(1)) Assert.Contains($"\"{region}\",{Expected(region)["2024"]}\r\n", table, StringComparison.Ordinal);

        // Whoever reports in a district sees what is submitted in it, wherever it is added up, and beside it only what is published.
        foreach (var (reporter, seen) in new[] { (cluster.Token("reporter", "S1P1D1M10"), "S1P1D1"), (cluster.Token("reporter", "S1P1D1M10", "S1P1D2M11"), "S1P1") })
            foreach (var region in Regions)
                Assert.Equal(
                    region.StartsWith(seen, StringComparison.Ordinal) ? Expected(region) : region == "000" || seen.StartsWith(region, StringComparison.Ordinal) ? Expected(seen) : [],
                    await ReadAsync(region, reporter));

        // Nothing of it depends on a silo.
        await cluster.StartSiloAsync(3);
        await cluster.Silo(1).KillAsync();
        newest = await SubmitAsync("S1P2D2M10", "2023", 7, "after");
        foreach (var region in Regions) await UntilAsync(async () => (await ReadAsync(region, secretariat, $"?minPosition={newest}")).SequenceEqual(Expected(region)));

        // Deadlines are kept with each area once, and asked for with those above it.
        await UntilAsync(async () => await client.GetAsync("api/v1/obligations/overdue?region=S1", secretariat) is { Status: 200 } overdue
            && overdue.Json.GetProperty("overdue").EnumerateArray().Select(o => o.GetProperty("code").GetString()).Order(StringComparer.Ordinal).SequenceEqual(In("S1")));
        Assert.Equal(404, (await client.GetAsync("api/v1/regions/081")).Status);
        Assert.Equal(404, (await client.SubmitAsync("851", "{}", secretariat, "denmark")).Status);

        string[] In(string region) => [.. Municipalities.Where(m => region == "000" || m.StartsWith(region, StringComparison.Ordinal))];

        SortedDictionary<string, decimal> Expected(string region) =>
            new(Periods.ToDictionary(p => p, p => (decimal)In(region).Sum(m => figures[(m, p)])), StringComparer.Ordinal);

        Task SubmitFirstAsync(string municipality, string period) =>
            SubmitAsync(municipality, period, 100 + Array.IndexOf(Municipalities, municipality) * 13 % 50, $"first-{municipality}-{period}");

        async Task<string> SubmitAsync(string municipality, string period, int value, string key)
        {
            lock (figures) figures[(municipality, period)] = value;
            Reply reply;
            var since = Stopwatch.GetTimestamp();
            do
                reply = await client.SubmitAsync(
                    municipality, $$"""{ "dataSet": "{{DataSet}}", "period": "{{period}}", "figures": [ { "value": {{value}} } ] }""", cluster.Token("reporter", municipality), key);
            while (reply.Status == 503 && Stopwatch.GetElapsedTime(since) < Patience);
            // What was refused for a moment may have been recorded all the same: the repeat is told so.
            return (reply.Status == 200 ? reply : reply.Expect(201)).Json.GetProperty("position").GetString()!;
        }

        async Task<SortedDictionary<string, decimal>> ReadAsync(string region, string token, string query = "")
        {
            Reply reply;
            var since = Stopwatch.GetTimestamp();
            do reply = await client.GetAsync($"api/v1/regions/{region}/aggregates/{DataSet}{query}", token);
            while (reply.Status is 503 or 504 && Stopwatch.GetElapsedTime(since) < Patience);
            return new(
                reply.Expect(200).Json.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("period").GetString()!, r => r.GetProperty("value").GetDecimal()),
                StringComparer.Ordinal);
        }

        async Task<(string? Period, int Expected, int Received)> StandingAsync(string region)
        {
            var reply = await client.GetAsync($"api/v1/regions/{region}");
            if (reply.Status != 200) return default;
            var row = reply.Json.GetProperty("completeness")[0];
            return (row.GetProperty("period").GetString(), row.GetProperty("expected").GetInt32(), row.GetProperty("received").GetInt32());
        }

        async Task UntilAsync(Func<Task<bool>> isSo)
        {
            var since = Stopwatch.GetTimestamp();
            while (!await isSo())
            {
                Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"It did not follow within {Patience}.\n{cluster.LastOutput}");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Writes the reference data and a catalogue of one data set.</summary>
    /// <returns>The settings that name them.</returns>
    private static Dictionary<string, string> Describe(string folder)
    {
        var (areas, catalogue) = (Directory.CreateDirectory(Path.Combine(folder, "areas")), Directory.CreateDirectory(Path.Combine(folder, "catalogue")));
        File.WriteAllLines(Path.Combine(areas.FullName, "municipalities.csv"),
            ["code,name,region_code,region_name,kkr,growth_team", .. Municipalities.Select(m => $"{m},By {m},{m[..^3]},Distrikt {m[..^3]},KKR,team")]);
        File.WriteAllLines(Path.Combine(areas.FullName, "regions.csv"),
            ["code,name,within_code", .. States.Concat(Provinces).Concat(Districts).Select(r => $"{r},Region {r},{(r.Length > 2 ? r[..^2] : "")}")]);

        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogue", "voksenlaerlinge.json")))!.AsObject();
        foreach (var member in (string[])["rules", "indicators", "disclosure", "source", "$schema"]) definition.Remove(member);
        definition["id"] = DataSet;
        definition["reporting"]!.AsObject().Remove("jointly");
        File.WriteAllText(Path.Combine(catalogue.FullName, $"{DataSet}.json"), definition.ToJsonString());
        return new() { ["Areas__Folder"] = areas.FullName, ["Catalogue"] = catalogue.FullName };
    }
}
