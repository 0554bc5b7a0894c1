using System.Net.Http.Headers;
using System.Text;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Requests that can't be read are refused, with nothing stored.</summary>
public sealed class MalformedRequestTests(DemoService service)
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("BODY,")]
    [InlineData("BODY BODY")]
    [InlineData("BODY // why")]
    [InlineData("""{ 'dataSet': 'voksenlaerlinge' }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 05 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": NaN } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 }, ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ], "Comment": "x" }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ], "extra": null }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5, "note": "x" } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "peri\u006fd": "2011", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5, "value": 6 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig", "forsoergelse": "uoplyst" }, "value": 5 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ], "comment": "\ud800" }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 5 } ], "\udc00": 1 }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "\ud800": "ledig" }, "value": 5 } ] }""")]
    [InlineData("""{ "dataSet": "voksenlaerlinge", "period": "2010", "figures": [ { "at": { "forsoergelse": "\udc00" }, "value": 5 } ] }""")]
    [InlineData("{ \"dataSet\": \"voksenlaerlinge\", \"period\": \"2010\", \"comment\": \"a\0b\", \"figures\": [] }")]
    public async Task What_is_not_the_contracts_JSON_is_malformed(string body)
    {
        var report = await service.NextReportAsync();
        body = body.Replace("BODY", report.One("ledig", "5"), StringComparison.Ordinal).Replace("2010", report.Period, StringComparison.Ordinal);
        var problem = (await report.PostAsync(body)).Expect(400, "/problems/malformed").Json;
        // Where a place is told, there is one to tell.
        Assert.DoesNotContain(":)", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await report.IsEmptyAsync();
    }

    [Fact]
    public async Task Depth_33_is_malformed_and_depth_32_is_read()
    {
        var report = await service.NextReportAsync();
        // The root, the list and the figure are three levels of their own.
        string Nested(int levels) => report.One("ledig", new string('[', levels) + new string(']', levels));
        (await report.PostAsync(Nested(30))).Expect(400, "/problems/malformed");
        (await report.PostAsync(Nested(100_000))).Expect(400, "/problems/malformed");
        (await report.PostAsync(Nested(29))).Expect(422, "/problems/validation");
        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0xC0)]
    [InlineData(0xE6)]
    public async Task Text_that_is_not_UTF8_is_malformed(byte strayByte)
    {
        var report = await service.NextReportAsync();
        foreach (var place in new[] { "comment", "name", "code" })
        {
            var text = place switch
            {
                "comment" => report.One("ledig", "5", "\"comment\": \"#\""),
                "name" => report.One("ledig", "5", "\"#\": 1"),
                _ => report.One("#", "5"),
            };
            var body = Encoding.UTF8.GetBytes(text);
            body[Array.IndexOf(body, (byte)'#')] = strayByte;
            (await SendAsync(report, new ByteArrayContent(body), "application/json")).Expect(400, "/problems/malformed");
        }

        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_4_MiB_is_too_large_and_one_of_4_MiB_is_not(bool chunked)
    {
        var report = await service.NextReportAsync();
        (await SendAsync(report, Padded(report, MaxBodyBytes + 1, chunked), "application/json")).Expect(413, "/problems/too-large");
        await report.IsEmptyAsync();
        (await SendAsync(report, Padded(report, MaxBodyBytes, chunked), "application/json")).Expect(201);
    }

    /// <summary>Beyond what the server takes of any body it is the server that stops reading; how the body was cut into chunks makes no difference.</summary>
    [Fact]
    public async Task A_body_far_over_4_MiB_is_too_large_too()
    {
        var report = await service.NextReportAsync();
        for (var i = 0; i < 5; i++)
            (await SendAsync(report, Padded(report, MaxBodyBytes + (i + 1) * 64 * 1024, chunked: true), "application/json")).Expect(413, "/problems/too-large");
        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/csv")]
    [InlineData(null)]
    public async Task Another_content_type_than_JSON_is_not_read(string? contentType)
    {
        var report = await service.NextReportAsync();
        (await SendAsync(report, new ByteArrayContent(Encoding.UTF8.GetBytes(report.One("ledig", "5"))), contentType))
            .Expect(415, "/problems/media-type");
        await report.IsEmptyAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("nøgle")]
    [InlineData("tab\tkey")]
    [InlineData("LONG101")]
    public async Task A_key_that_is_not_1_to_100_visible_ASCII_characters_is_refused(string key)
    {
        var report = await service.NextReportAsync();
        if (key == "LONG101") key = new string('k', 101);
        Assert.Equal(400, (await report.PostAsync(report.One("ledig", "5"), key)).Status);
        await report.IsEmptyAsync();
    }

    [Fact]
    public async Task A_missing_or_doubled_key_is_refused_and_the_longest_is_taken()
    {
        var report = await service.NextReportAsync();
        (await service.Client.PostAsync(report.Submissions, report.One("ledig", "5"), report.Token)).Expect(400, "/problems/malformed");
        (await service.Client.PostAsync(
            report.Submissions, report.One("ledig", "5"), report.Token,
            ("Idempotency-Key", service.NextKey()), ("Idempotency-Key", service.NextKey()))).Expect(400, "/problems/malformed");
        await report.IsEmptyAsync();
        (await report.PostAsync(report.One("ledig", "5"), "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + new string('k', 100 - 32))).Expect(201);
    }

    [Fact]
    public async Task An_unknown_municipality_is_not_found()
    {
        var report = await service.NextReportAsync();
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        foreach (var code in new[] { "999", "081", "000", "abc", "85", "8510", "00851", "%00", "851%2F" })
        {
            var reply = await service.Client.SubmitAsync(code, report.One("ledig", "5"), secretariat, service.NextKey());
            Assert.True(reply.Status == 404 || (code == "%00" && reply.Status == 400), $"{code} was answered {reply.Status}: {reply.Text}");
        }

        (await service.Client.GetAsync("api/v1/municipalities/999/reports/voksenlaerlinge/2010", secretariat)).Expect(404, "/problems/not-found");
        (await service.Client.GetAsync($"api/v1/municipalities/{report.Municipality}/reports/findes-ikke/2010", secretariat)).Expect(404, "/problems/not-found");
        (await service.Client.GetAsync($"api/v1/municipalities/{report.Municipality}/reports/voksenlaerlinge/20", secretariat)).Expect(404, "/problems/not-found");
        (await service.Client.GetAsync("api/v1/nothing", secretariat)).Expect(404, "/problems/not-found");
        Assert.Equal(405, (await service.Client.GetAsync(report.Submissions, secretariat)).Status);
    }

    private Task<Reply> SendAsync(ReportSlot report, HttpContent content, string? contentType)
    {
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return service.Client.SendAsync(
            HttpMethod.Post, report.Submissions, content, report.Token, ("Idempotency-Key", service.NextKey()), ("Expect", "100-continue"));
    }

    private static HttpContent Padded(ReportSlot report, int bytes, bool chunked)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)' ');
        Encoding.UTF8.GetBytes(report.One("ledig", "5")).CopyTo(body, 0);
        return chunked ? new UnknownLength(body) : new ByteArrayContent(body);
    }

    /// <summary>A body that is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
