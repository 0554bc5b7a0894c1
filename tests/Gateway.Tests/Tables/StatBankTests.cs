using Kkr.Formats.Tests;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>The StatBank interface as its scripts meet it.</summary>
public sealed class StatBankTests(DemoService service, NodeReader node) : IClassFixture<NodeReader>
{
    private const string Bank = "api/statbank/v1/";

    [Theory]
    [InlineData("subjects?lang=en", "\"id\":\"KKR\"")]
    [InlineData("tables?lang=en", "\"text\":\"Adult apprentices\"")]
    [InlineData("tableinfo/VOKSENLAERLINGE?lang=en", "\"id\":\"OMRÅDE\"")]
    [InlineData("tableinfo?id=VOKSENLAERLINGE", "\"id\":\"Tid\"")]
    [InlineData("data/VOKSENLAERLINGE/CSV?OMRÅDE=851&Tid=*&valuePresentation=Code", "851;2020;802")]
    [InlineData("data?table=voksenlaerlinge&format=csv&OMRÅDE=851&Tid=(1)&delimiter=Tab", "Aalborg\t2020\t802")]
    [InlineData("data/VOKSENLAERLINGE/PX?OMRÅDE=851&Tid=*", "674 802")]
    public async Task What_is_asked_for_in_the_address_is_answered(string path, string text) =>
        Assert.Contains(text, (await service.Client.GetAsync(Bank + path)).Expect(200).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("subjects", """{"lang":"da"}""", "KKR")]
    [InlineData("tables", """{"lang":"en"}""", "VOKSENLAERLINGE")]
    [InlineData("tableinfo", """{"table":"VOKSENLAERLINGE","lang":"en"}""", "Unemployed")]
    [InlineData("data", """{"table":"VOKSENLAERLINGE","format":"CSV","lang":"en","delimiter":"Semicolon","valuePresentation":"CodeAndValue","variables":[{"code":"OMRÅDE","values":["851"]},{"code":"Tid","values":[">=2019"]}]}""", "851 Aalborg;2019 2019;674")]
    [InlineData("data", """{"table":"VOKSENLAERLINGE","format":"BULK","valuePresentation":"Code","variables":[{"code":"OMRÅDE","values":["*"]},{"code":"FORSOERGELSE","values":["*"]},{"code":"Tid","values":["*"]}]}""", "851;uoplyst;2020;802")]
    public async Task What_is_posted_is_answered(string path, string body, string text) =>
        Assert.Contains(text, (await service.Client.PostAsync(Bank + path, body)).Expect(200).Text, StringComparison.Ordinal);

    [Fact]
    public async Task The_older_JSON_stat_is_read_by_the_toolkit()
    {
        var reply = (await service.Client.PostAsync(
            Bank + "data", """{"table":"VOKSENLAERLINGE","format":"JSONSTAT","variables":[{"code":"OMRÅDE","values":["851"]},{"code":"Tid","values":["2019*","2020"]}]}""")).Expect(200);
        Assert.Equal(["id", "size", "role"], reply.Json.GetProperty("dataset").GetProperty("dimension").EnumerateObject().Select(p => p.Name).TakeLast(3));
        var read = await node.JsonStatAsync(System.Text.Encoding.UTF8.GetBytes(reply.Text));
        Assert.Equal([674m, 802m], read.GetProperty("data").EnumerateArray().Select(cell => cell.GetProperty("value").GetDecimal()));
    }

    [Theory]
    [InlineData("data/NOPE/CSV", 404, "NOPE")]
    [InlineData("tableinfo/NOPE", 404, "NOPE")]
    [InlineData("tableinfo", 400, "table")]
    [InlineData("data", 400, "table")]
    [InlineData("data/VOKSENLAERLINGE/PDF?Tid=*", 400, "PDF")]
    [InlineData("data/VOKSENLAERLINGE/CSV?Tid=1066", 400, "1066")]
    [InlineData("data/VOKSENLAERLINGE/CSV?FARVE=1&Tid=*", 400, "FARVE")]
    [InlineData("data/VOKSENLAERLINGE/BULK?Tid=*", 400, "OMRÅDE")]
    [InlineData("data/VOKSENLAERLINGE/CSV?Tid=*&lang=de", 400, "de")]
    [InlineData("tables?pastDays=0", 400, "pastDays")]
    [InlineData("subjects?format=XML", 400, "XML")]
    public async Task What_can_not_be_answered_names_why(string path, int status, string offender)
    {
        var reply = (await service.Client.GetAsync(Bank + path)).Expect(status);
        Assert.StartsWith("application/problem+json", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains(offender, reply.Text, StringComparison.Ordinal);
    }
}
