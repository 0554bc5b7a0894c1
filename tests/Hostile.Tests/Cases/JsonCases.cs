using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kkr.Hostile.Tests.Cases;

/// <summary>Bodies of JSON that is none, or not what the endpoint takes: to every endpoint that takes one.</summary>
public sealed class JsonCases(Random random, Requests requests)
{
    private const string Report = """{ "dataSet": "voksenlaerlinge", "period": "2011", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 7 } ] }""";

    /// <summary>A revision that nothing has: what slips through every other check is stopped by it.</summary>
    private const string NeverCurrent = "If-Match: \"999999999\"\r\n";

    private static readonly string[] Strings =
    [
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ufffe\\uffff\"", "\"\u202e\u2066\"", "\"=cmd|' /C calc'!A0\"", "\"'; DROP TABLE ledger; --\"",
        "\"${jndi:ldap://127.0.0.1/x}\"", "\"../../../../etc/passwd\"", "\"<script>alert(1)</script>\"", "\"%00%0d%0a\"", "\"\\\\\\\\127.0.0.1\\\\share\"", "\"\"", "\" \"",
    ];

    private static readonly string[] Numbers =
    [
        "1e400", "-1e400", "1e-400", "1E+2147483648", "99999999999999999999999999999999999999", "-0.00000000000000000000000000000000000001", "0.1234567890123456789012345678901234567890",
        "79228162514264337593543950336", "1e28", "9223372036854775808", "-9223372036854775809", "1e1000000000",
    ];

    private static readonly string[] NoNumbers = ["NaN", "Infinity", "-Infinity", "01", "1.", ".5", "+5", "0x1F", "1_000", "1,5", "--1", "1e", "１２"];

    private readonly List<(string Method, string Path, string Body)> _targets = Targets();

    /// <summary>So many cases, of all kinds in turn.</summary>
    public IEnumerable<HostileCase> Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (method, path, body) = _targets[i % _targets.Count];
            var kind = i / _targets.Count % 14;
            var (name, bytes, verdict) = Spoil(kind, body);
            // Queries of tables may say more than is asked of them, and nothing is the default selection: so clients do it.
            if (IsQuery(path) && (name is "unknown member of hostile text" or "huge member" || bytes.AsSpan().SequenceEqual("null"u8))) verdict = Verdict.Answered;
            yield return new("json", $"#{i} {name} {method} {path}", requests.Of(method, path, bytes, headers: NeverCurrent), verdict);
        }
    }

    private static bool IsQuery(string path) =>
        path.StartsWith("/api/pxwebapi/", StringComparison.Ordinal) || path.StartsWith("/api/statbank/", StringComparison.Ordinal);

    private (string Name, byte[] Body, Verdict Verdict) Spoil(int kind, string body) => kind switch
    {
        0 => ("truncated", Utf8(body[..random.Next(1, body.TrimEnd().Length - 1)]), Verdict.Refused),
        1 => ("duplicate key", Utf8(AfterBrace(body, $"\"{FirstKey(body)}\":null,")), Verdict.Refused),
        2 => ("unknown member of hostile text", Utf8(AfterBrace(body, $"\"zz{random.Next()}\":{Pick(Strings)},")), Verdict.Refused),
        3 => ("deep", Utf8(AfterBrace(body, $"\"zz\":{Deep(random.Next(33, 200_000))},")), Verdict.Refused),
        4 => ("deep in a known place", Utf8(ReplaceLeaf(body, Deep(random.Next(65, 5_000)))), Verdict.Refused),
        5 => ("no number", Utf8(AfterBrace(body, $"\"zz\":{Pick(NoNumbers)},")), Verdict.Refused),
        6 => ("number beyond range", Utf8(ReplaceLeaf(body, Pick(Numbers))), Verdict.Answered),
        7 => ("hostile text in a known place", Utf8(ReplaceLeaf(body, Pick([.. Strings, "null", "[null]", "{}", "[]"]))), Verdict.Answered),
        8 => ("UTF-16", random.Next(2) == 0 ? Encoding.Unicode.GetBytes(body) : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(body)], Verdict.Refused),
        9 => ("bad UTF-8", BadUtf8(body), Verdict.Refused),
        10 => ("trailing", Utf8(body + Pick(["}", "]", ",{}", " " + body, "\0", "//x", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"])), Verdict.Refused),
        11 => ("huge member", Utf8(AfterBrace(body, $"\"zz\":\"{new string((char)random.Next('a', 'z'), random.Next(10_000, 900_000))}\",")), Verdict.Refused),
        12 => ("not an object", Utf8(Pick(["null", "[]", "5", "\"x\"", "true", "[" + body + "]", new string('[', 50_000), new string('{', 50_000), "{\"a\":{\"a\":", "\u0000", " "])), Verdict.Refused),
        _ => ("bytes changed", Flip(body), Verdict.Answered),
    };

    private static List<(string Method, string Path, string Body)> Targets()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "data");
        string Of(string folder, string member) => JsonElement.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(data, folder)).Order(StringComparer.Ordinal).First())).GetProperty(member).GetRawText();
        var definition = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogue", "vvv-match.json"));
        return
        [
            ("POST", "/api/v1/municipalities/860/submissions", Report),
            ("POST", "/api/v1/municipalities/860/submissions?dryRun=true", Report),
            ("POST", "/api/v1/regions/081/submissions", Report),
            ("PUT", "/api/v1/municipalities/860/reports/voksenlaerlinge/2011/draft", Report),
            ("PUT", "/api/v1/result-contracts/erhvervshus-nordjylland-2020", Of("result-contracts", "contract")),
            ("POST", "/api/v1/result-contracts/erhvervshus-nordjylland-2020/goals/1/evidence", """{ "proposed": { "fulfilment": 100 }, "evaluations": [ { "date": "2020-12-31", "sent": 315, "answered": 181, "netPromoterScore": 72 } ] }"""),
            ("POST", "/api/v1/result-contracts/erhvervshus-nordjylland-2020/reopen", """{ "reason": "x" }"""),
            ("PUT", "/api/v1/growth-teams/nordjylland", Of("growth-teams", "team")),
            ("POST", "/api/v1/growth-teams/nordjylland/recommendations", """{ "title": { "da": "a", "en": "b" }, "amountDkk": 5 }"""),
            ("PATCH", "/api/v1/growth-teams/nordjylland/recommendations/1", """{ "title": { "da": "a", "en": "b" } }"""),
            ("PUT", "/api/v1/agreements/danskuddannelse-nordjylland", Of("agreements", "agreement")),
            ("POST", "/api/v1/agreements/danskuddannelse-nordjylland/follow-ups", """{ "due": "2022-01-01", "held": "2022-01-01" }"""),
            ("PUT", "/api/v1/campaigns/voksenlaerlinge-nordjylland", Of("campaigns", "campaign")),
            ("PUT", "/api/v1/data-sets/vvv-match", definition),
            ("POST", "/api/v1/data-sets/voksenlaerlinge/publications", """{ "period": "2011" }"""),
            ("POST", "/api/pxwebapi/v2/tables/VOKSENLAERLINGE/data", """{ "selection": [ { "variableCode": "tid", "valueCodes": [ "2020" ] } ] }"""),
            ("POST", "/api/pxwebapi/v2/savedqueries", """{ "tableId": "VOKSENLAERLINGE", "language": "da", "selection": { "selection": [ { "variableCode": "tid", "valueCodes": [ "2020" ] } ] } }"""),
            ("POST", "/api/statbank/v1/data", """{ "table": "VOKSENLAERLINGE", "format": "CSV", "variables": [ { "code": "Tid", "values": [ "2020" ] } ] }"""),
        ];
    }

    /// <summary>The document, well formed, with another value in one of its places.</summary>
    private string ReplaceLeaf(string body, string value)
    {
        const string mark = "replaced-here";
        var document = JsonNode.Parse(body)!;
        var places = Places(document).ToList();
        var place = places[random.Next(places.Count)];
        place.ReplaceWith(mark);
        return document.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Places(m.Value!).Prepend(m.Value!)),
        JsonArray items => items.Where(i => i is not null).SelectMany(i => Places(i!).Prepend(i!)),
        _ => [],
    };

    private byte[] BadUtf8(string body)
    {
        byte[][] bad = [[0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xE6], [0xF0, 0x9F]];
        var marked = AfterBrace(body, "\"zz\":\"#\",");
        var bytes = Utf8(marked);
        var at = Array.IndexOf(bytes, (byte)'#');
        return [.. bytes[..at], .. Pick(bad), .. bytes[(at + 1)..]];
    }

    private byte[] Flip(string body)
    {
        var bytes = Utf8(body);
        for (var n = random.Next(1, 6); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    private static string FirstKey(string body) => body[(body.IndexOf('"', StringComparison.Ordinal) + 1)..].Split('"')[0];

    private static string AfterBrace(string body, string inserted) => body.Insert(body.IndexOf('{', StringComparison.Ordinal) + 1, inserted);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
