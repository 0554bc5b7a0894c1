using System.Globalization;
using System.Text.Json;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Content that breaks rules is refused whole, with every fault, and nothing of it is stored.</summary>
public sealed class ValidationTests(DemoService service)
{
    [Theory]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": -1 } ]""", "/figures/0/value", "not-negative", "-1")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1.5 } ]""", "/figures/0/value", "whole-number", "1.5")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1e-30 } ]""", "/figures/0/value", null, "1e-30")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1e-400 } ]""", "/figures/0/value", null, "1e-400")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 0.00000000000000000000000000001 } ]""", "/figures/0/value", null, "0.00000000000000000000000000001")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1000001 } ]""", "/figures/0/value", "range", "1000001")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1e400 } ]""", "/figures/0/value", "range", "1e400")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": -1e400 } ]""", "/figures/0/value", "range", "-1e400")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1e99999999999 } ]""", "/figures/0/value", "range", "1e99999999999")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 123456789012345678901234567890 } ]""", "/figures/0/value", "range", "123456789012345678901234567890")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 1.0000000000000000000000000000001 } ]""", "/figures/0/value", "range", "1.0000000000000000000000000000001")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": "5" } ]""", "/figures/0/value", "type", "\"5\"")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": true } ]""", "/figures/0/value", "type", "true")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": [ "\ud800" ] } ]""", "/figures/0/value", "type", null)]
    [InlineData("""[ { "at": { "forsoergelse": 5 }, "value": 5 } ]""", "/figures/0/at/forsoergelse", "type", "5")]
    [InlineData("""[ { "at": [ "ledig" ], "value": 5 } ]""", "/figures/0/at", "type", null)]
    [InlineData("""[ { "at": { "forsoergelse": "studerende" }, "value": 5 } ]""", "/figures/0/at/forsoergelse", "unknown-code", "\"studerende\"")]
    [InlineData("""[ { "at": { "forsoergelse": "LEDIG" }, "value": 5 } ]""", "/figures/0/at/forsoergelse", "unknown-code", "\"LEDIG\"")]
    [InlineData("""[ { "at": { "alder": "30-39" }, "value": 5 } ]""", "/figures/0/at/alder", "unknown-dimension", "\"alder\"")]
    [InlineData("""[ { "at": { "a/b~c": "x" }, "value": 5 } ]""", "/figures/0/at/a~1b~0c", "unknown-dimension", "\"a/b~c\"")]
    [InlineData("""[ { "at": { "a/b~c": 1 }, "value": 5 } ]""", "/figures/0/at/a~1b~0c", "type", "1")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 5 }, { "at": { "forsoergelse": "ledig" }, "value": 5 } ]""", "/figures/1/at", "duplicate-cell", """{"forsoergelse":"ledig"}""")]
    [InlineData("""[ { "at": { "forsoergelse": "uoplyst" }, "value": 5 }, { "value": 5 } ]""", "/figures/1/at", "duplicate-cell", "{}")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" } } ]""", "/figures/0/value", "required", "null")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": null } ]""", "/figures/0/value", "required", "null")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": 5, "missing": "unknown" } ]""", "/figures/0/missing", "value-and-missing", "\"unknown\"")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": null, "missing": "forgotten" } ]""", "/figures/0/missing", "unknown-code", "\"forgotten\"")]
    [InlineData("""[ { "at": { "forsoergelse": "ledig" }, "value": null, "missing": 1 } ]""", "/figures/0/missing", "type", "1")]
    [InlineData("""[ 5 ]""", "/figures/0", "type", "5")]
    [InlineData("""{ "value": 5 }""", "/figures", "type", null)]
    [InlineData("""[]""", "/figures", "required", null)]
    [InlineData("""null""", "/figures", "required", null)]
    public async Task A_fault_in_a_figure_is_named_by_path_rule_and_value(string figures, string path, string? rule, string? value)
    {
        var report = await service.NextReportAsync();
        var errors = await ErrorsAsync(report, report.Body(figures));
        var error = Assert.Single(errors);
        Assert.Equal(path, error.GetProperty("path").GetString());
        if (rule is not null) Assert.Equal(rule, error.GetProperty("rule").GetString());
        if (value is not null) Assert.Equal(value, error.GetProperty("value").GetRawText());
        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData("\"comment\": 5", "/comment", "type")]
    [InlineData("\"comment\": \"a\\u0000b\"", "/comment", "text")]
    [InlineData("\"comment\": \"borger 010203-1234\"", "/comment", "no-civil-registration-number")]
    [InlineData("\"replace\": \"yes\"", "/replace", "type")]
    [InlineData("\"records\": []", "/records", "content-kind")]
    [InlineData("\"answers\": []", "/answers", "content-kind")]
    public async Task A_fault_beside_the_figures_is_named(string more, string path, string rule)
    {
        var report = await service.NextReportAsync();
        var error = Assert.Single(await ErrorsAsync(report, report.One("ledig", "5", more)));
        Assert.Equal((path, rule), (error.GetProperty("path").GetString(), error.GetProperty("rule").GetString()));
        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData("\"dataSet\": \"findes-ikke\", \"period\": \"2010\"", "/dataSet", "unknown-data-set")]
    [InlineData("\"dataSet\": \"VOKSENLAERLINGE\", \"period\": \"2010\"", "/dataSet", "unknown-data-set")]
    [InlineData("\"dataSet\": \"\", \"period\": \"2010\"", "/dataSet", "unknown-data-set")]
    [InlineData("\"dataSet\": \"../x\", \"period\": \"2010\"", "/dataSet", "unknown-data-set")]
    [InlineData("\"dataSet\": 5, \"period\": \"2010\"", "/dataSet", "type")]
    [InlineData("\"period\": \"2010\"", "/dataSet", "required")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\"", "/period", "required")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": null", "/period", "required")]
    [InlineData("\"dataSet\": null, \"period\": \"2010\"", "/dataSet", "required")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": 2010", "/period", "type")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"20\"", "/period", "period-format")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010K5\"", "/period", "period-format")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2021-02-29\"", "/period", "period-format")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010H1\"", "/period", "period-type")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010K4\"", "/period", "period-type")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010M12\"", "/period", "period-type")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010-2011\"", "/period", "period-type")]
    [InlineData("\"dataSet\": \"voksenlaerlinge\", \"period\": \"2010-12-01\"", "/period", "period-type")]
    public async Task A_data_set_or_period_that_is_not_there_is_named(string members, string path, string rule)
    {
        var report = await service.NextReportAsync();
        var errors = await ErrorsAsync(report, $$"""{ {{members}}, "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ] }""");
        var error = Assert.Single(errors);
        Assert.Equal((path, rule), (error.GetProperty("path").GetString(), error.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task The_international_way_of_writing_a_quarter_is_read_as_the_Danish_one()
    {
        var report = await service.NextReportAsync();
        var error = Assert.Single(await ErrorsAsync(
            report, """{ "dataSet": "voksenlaerlinge", "period": "2020Q4", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ] }"""));
        Assert.Equal("2020K4", error.GetProperty("value").GetString());
    }

    [Fact]
    public async Task All_faults_are_told_at_once_in_both_languages()
    {
        var report = await service.NextReportAsync();
        var errors = await ErrorsAsync(report, report.Body(
            """
            [ { "at": { "forsoergelse": "ledig" }, "value": -1.5 },
              { "at": { "forsoergelse": "x", "alder": "30" }, "value": 2000000 },
              { "at": { "forsoergelse": "beskaeftiget" }, "value": "3" },
              { "at": { "forsoergelse": "ledig" }, "value": null },
              { "at": { "forsoergelse": "uoplyst" }, "value": 1 },
              { "value": 1 } ]
            """, "\"comment\": 7, \"replace\": 1"));
        (string?, string?)[] expected =
        [
            ("/comment", "type"), ("/figures/0/value", "not-negative"), ("/figures/0/value", "whole-number"),
            ("/figures/1/at/alder", "unknown-dimension"), ("/figures/1/at/forsoergelse", "unknown-code"), ("/figures/1/value", "range"),
            ("/figures/2/value", "type"), ("/figures/3/value", "required"), ("/figures/5/at", "duplicate-cell"), ("/replace", "type"),
        ];
        Assert.Equal(expected, errors.Select(e => (e.GetProperty("path").GetString(), e.GetProperty("rule").GetString())).Order());
        await report.IsEmptyAsync();
    }

    [Fact]
    public async Task Faults_of_address_and_of_figures_are_told_together()
    {
        var report = await service.NextReportAsync();
        var errors = await ErrorsAsync(
            report, """{ "dataSet": "voksenlaerlinge", "period": "20", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": -1 } ] }""");
        Assert.Equal(["/figures/0/value", "/period"], errors.Select(e => e.GetProperty("path").GetString()).Order());
        errors = await ErrorsAsync(
            report, """{ "dataSet": "voksenlaerlinge", "period": "2020K4", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": -1 } ] }""");
        Assert.Equal(["/figures/0/value", "/period"], errors.Select(e => e.GetProperty("path").GetString()).Order());
    }

    [Theory]
    [InlineData("2004")]
    [InlineData("1900")]
    [InlineData("2199")]
    public async Task A_period_that_is_not_open_is_a_conflict(string period)
    {
        var report = await service.NextReportAsync() with { Period = period };
        (await report.PostAsync(report.One("ledig", "5"))).Expect(409, "/problems/period-closed");
        await report.IsEmptyAsync();
    }

    [Fact]
    public async Task This_year_is_open_and_the_next_is_not()
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        var report = await service.NextReportAsync();
        var next = report with { Period = (year + 1).ToString(CultureInfo.InvariantCulture) };
        // On the last day of the year it may be the next year in Denmark already; two years on it never is.
        var later = report with { Period = (year + 2).ToString(CultureInfo.InvariantCulture) };
        (await later.PostAsync(later.One("ledig", "5"))).Expect(409, "/problems/period-closed");
        if (TimeProvider.System.GetUtcNow() is not { Month: 12, Day: 31 })
            (await next.PostAsync(next.One("ledig", "5"))).Expect(409, "/problems/period-closed");
        var current = report with { Period = year.ToString(CultureInfo.InvariantCulture) };
        (await current.PostAsync(current.One("ledig", "5"))).Expect(201);
    }

    [Fact]
    public async Task Laesoe_reports_through_Frederikshavn()
    {
        var laesoe = await service.NextReportAsync() with { Municipality = "825", Token = await service.Standalone.TokenAsync("reporter", "825") };
        var refusal = (await laesoe.PostAsync(laesoe.One("ledig", "5"))).Expect(422, "/problems/reports-jointly");
        Assert.Contains("Frederikshavn", refusal.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Frederikshavn", refusal.Json.GetProperty("detailDa").GetString(), StringComparison.Ordinal);
        Assert.Equal("813", refusal.Json.GetProperty("municipality").GetString());
        await laesoe.IsEmptyAsync();
    }

    [Fact]
    public async Task A_region_cannot_report_what_municipalities_report()
    {
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        var refusal = await service.Client.PostAsync(
            "api/v1/regions/081/submissions",
            """{ "dataSet": "voksenlaerlinge", "period": "2018", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ] }""",
            secretariat, ("Idempotency-Key", service.NextKey()));
        refusal.Expect(422, "/problems/validation");
    }

    private static async Task<JsonElement[]> ErrorsAsync(ReportSlot report, string body)
    {
        var reply = (await report.PostAsync(body)).Expect(422, "/problems/validation");
        JsonElement[] errors = [.. reply.Json.GetProperty("errors").EnumerateArray()];
        Assert.All(errors, error =>
        {
            Assert.Equal(["message", "path", "rule", "value"], error.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
            Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetProperty("da").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetProperty("en").GetString()));
        });
        return errors;
    }
}
