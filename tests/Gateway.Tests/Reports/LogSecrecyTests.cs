namespace Kkr.Gateway.Tests.Reports;

/// <summary>What is submitted stays out of the logs, however much they tell, and whatever becomes of it.</summary>
public sealed class LogSecrecyTests
{
    private const string Secret = "fortroligt7f3a";
    private const string Figure = "73519.8642";

    [Fact]
    public async Task Log_lines_hold_no_content_of_submissions()
    {
        await using var service = await Standalone.StartNewAsync(demo: false, settings: new()
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Kkr"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
        });
        var token = await service.TokenAsync("reporter", "851");
        (string Body, int Status)[] submissions =
        [
            ($$"""{"dataSet":"voksenlaerlinge","period":"2020","figures":[{"value":7}],"comment":"{{Secret}}"}""", 201),
            ($$"""{"dataSet":"voksenlaerlinge","period":"2020","figures":[{"value":{{Figure}}}]}""", 422),
            ($$"""{"dataSet":"voksenlaerlinge","period":"2020","figures":[{"at":{"forsoergelse":"{{Secret}}"},"value":1}]}""", 422),
            ($$"""{"dataSet":"voksenlaerlinge","period":"2020","{{Secret}}":"{{Secret}}"}""", 400),
            ($$"""{"dataSet":"voksenlaerlinge","period":"{{Secret}}","figures":[{"value":1}]}""", 422),
            ($$"""{"dataSet":"vvv-match","period":"2020M09","records":[{"id":"1","virksomhed":"{{Secret}}","kandidat":"{{Secret}} 1990"}]}""", 422),
            ($$"""{"dataSet":"voksenlaerlinge","figures":"{{Secret}}" """, 400),
        ];
        foreach (var (body, status) in submissions)
        {
            var reply = await service.Client.SubmitAsync("851", body, token, Guid.NewGuid().ToString("N"));
            Assert.True(reply.Status == status, $"{body} was answered {reply.Status}: {reply.Text}");
            Silent();
        }

        var import = await service.Client.SendAsync(
            HttpMethod.Post, "api/v1/submissions/import", new StringContent($"kommune;datasaet;periode;forsoergelse;vaerdi\n851;voksenlaerlinge;2020;{Secret};{Figure}\n", null, "text/csv"), token);
        Assert.InRange(import.Status, 200, 499);
        Silent();
        Assert.NotEmpty(service.Process.LastOutput);

        void Silent()
        {
            Assert.DoesNotContain(Secret, service.Process.LastOutput, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Figure, service.Process.LastOutput, StringComparison.Ordinal);
        }
    }
}
