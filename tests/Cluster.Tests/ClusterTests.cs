using Kkr.Testing.Oidc;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests;

/// <summary>Two silos and a gateway on PostgreSQL answer as the process in which all runs together does.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private const string SourceTable = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2019&period=2020";

    /// <summary>Table 1 of agenda item 3.8.</summary>
    private static readonly (string Municipality, int In2019, int In2020)[] Table1 =
    [
        ("851", 674, 802), ("813", 240, 264), ("860", 213, 230), ("787", 149, 179), ("846", 126, 170),
        ("849", 106, 154), ("810", 88, 112), ("820", 74, 103), ("840", 61, 94), ("773", 53, 59),
    ];

    private Cluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(silos: 2);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task The_sources_figures_submitted_at_once_give_the_published_table()
    {
        var secretariat = _cluster.Token("secretariat");
        var receipts = await Task.WhenAll(
            from row in Table1
            from figure in ((string Period, int Value)[])[("2019", row.In2019), ("2020", row.In2020)]
            select SubmitAsync(row.Municipality, figure.Period, figure.Value, $"source-{figure.Period}"));
        Assert.All(receipts, r => r.Expect(201));
        var positions = string.Concat(receipts.Select(r => "&minPosition=" + r.Json.GetProperty("position").GetString()));
        var answer = (await _cluster.Client.GetAsync(SourceTable + positions, secretariat)).Expect(200).Json;
        Assert.Equal(
            """[{"period":"2019","at":{},"value":1784,"municipalities":10,"expected":10},{"period":"2020","at":{},"value":2167,"municipalities":10,"expected":10}]""",
            answer.GetProperty("rows").GetRawText());
        Assert.Equal("""[{"from":"2019","to":"2020","at":{},"absolute":383,"percent":21.4686}]""", answer.GetProperty("change").GetRawText());
        var split = (await _cluster.Client.GetAsync(SourceTable + "&by=municipality", secretariat)).Expect(200).Json;
        Assert.Equal(
            Table1.SelectMany(r => ((string, string, decimal)[])[(r.Municipality, "2019", r.In2019), (r.Municipality, "2020", r.In2020)]).Order(),
            split.GetProperty("rows").EnumerateArray().Select(r => (
                r.GetProperty("municipality").GetString()!, r.GetProperty("period").GetString()!, r.GetProperty("value").GetDecimal())).Order());
        var country = (await _cluster.Client.GetAsync(SourceTable.Replace("081", "000", StringComparison.Ordinal) + positions, secretariat)).Expect(200).Json;
        Assert.Equal([1784m, 2167m], country.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("value").GetDecimal()));

        // Again, with the same keys: the same receipts, and nothing counts twice.
        foreach (var receipt in receipts)
        {
            var municipality = receipt.Json.GetProperty("municipality").GetString()!;
            var period = receipt.Json.GetProperty("period").GetString()!;
            var row = Table1.Single(r => r.Municipality == municipality);
            var again = (await SubmitAsync(municipality, period, period == "2019" ? row.In2019 : row.In2020, $"source-{period}")).Expect(200);
            Assert.Equal("true", again.Header("Idempotency-Replayed"));
            Assert.Equal(receipt.Receipt, again.Receipt);
        }

        Assert.Equal(answer.GetProperty("rows").GetRawText(), (await _cluster.Client.GetAsync(SourceTable, secretariat)).Json.GetProperty("rows").GetRawText());

        // Nobody has published them here.
        Assert.Equal("[]", (await _cluster.Client.GetAsync(SourceTable)).Expect(200).Json.GetProperty("rows").GetRawText());
        foreach (var period in (string[])["2019", "2020"])
            (await _cluster.Client.PostAsync(
                "api/v1/data-sets/voksenlaerlinge/publications", $$"""{"period":"{{period}}"}""", secretariat, ("Idempotency-Key", $"publish-{period}"))).Expect(200);
        Assert.Equal(answer.GetProperty("rows").GetRawText(), (await _cluster.Client.GetAsync(SourceTable)).Expect(200).Json.GetProperty("rows").GetRawText());

        // Refusals are the same, too.
        (await SubmitAsync("851", "2020", -1, "invalid")).Expect(422, "/problems/validation");
        (await SubmitAsync("851", "2020", 803, "source-2020")).Expect(422, "/problems/idempotency-key-reused");
        (await SubmitAsync("825", "2020", 1, "laesoe")).Expect(422, "/problems/reports-jointly");
        (await SubmitAsync("851", "2004", 1, "closed")).Expect(409, "/problems/period-closed");
    }

    [Fact]
    public async Task Only_tokens_of_the_issuer_are_taken()
    {
        const string path = "api/v1/municipalities/851";
        (await _cluster.Client.GetAsync(path, _cluster.Token("reporter", "851"))).Expect(200);
        (await _cluster.Client.GetAsync(path)).Expect(401);
        var person = new Person("s", ["reporter"], "851");
        (await _cluster.Client.GetAsync(path, await _cluster.Issuer.TokenAsync(person))).Expect(200);
        foreach (var fault in Enum.GetValues<TokenFault>()) (await _cluster.Client.GetAsync(path, _cluster.Issuer.Forge(person, fault))).Expect(401);
        (await _cluster.Client.GetAsync(path, _cluster.Token("reporter", "813"))).Expect(403);
        (await _cluster.Client.GetAsync("dashboard/", _cluster.Token("reporter", "851"))).Expect(403);
        (await _cluster.Client.GetAsync("dashboard/", _cluster.Token("operator"))).Expect(200);
    }

    [Fact]
    public async Task A_cluster_issues_no_tokens()
    {
        const string body = """{"subject":"s","roles":["secretariat"]}""";
        Assert.Contains((await _cluster.Client.PostAsync("dev/token", body)).Status, (int[])[401, 404]);
        Assert.Equal(404, (await _cluster.Client.PostAsync("dev/token", body, _cluster.Token("secretariat"))).Status);
    }

    private Task<Reply> SubmitAsync(string municipality, string period, int value, string key) => _cluster.Client.SubmitAsync(
        municipality, $$"""{ "dataSet": "voksenlaerlinge", "period": "{{period}}", "figures": [ { "value": {{value}} } ] }""",
        _cluster.Token("reporter", municipality), key);
}
