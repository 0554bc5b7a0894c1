using System.Globalization;
using System.Text;

namespace Kkr.Hostile.Tests.Cases;

/// <summary>Queries of tables and aggregates: absurd expressions, patterns and numbers, in addresses and bodies.</summary>
public sealed class QueryCases(Random random, Requests requests)
{
    private static readonly string[] Expressions =
    [
        "top(0)", "top(99999999999999999999)", "top(-1)", "top(1,2,3)", "top()", "top(", "bottom(x)", "range(,)", "range(2020)", "range(x,y)", "from()", "to(((((", "**", "*a*b*c*", "?*?*?*",
        "%00", "%FF", "%C0%80", "[", "]", "[[[[", "(-n%2B0)", "(0)", "(99999999999)", "%3E%3D", "%3E%3C", "%3E%3D2019%3C%3D", "%3C%3C%3C", "%E2%80%AE", "%F0%9F%92%A9", "..%2F..", "'%20OR%201%3D1--",
    ];

    private static readonly string[] Formats = ["json-stat2", "csv", "xlsx", "px", "html", "parquet", "json-px", "exe", "", "%00", "../x"];

    private static readonly string[] Paths =
    [
        "/api/pxwebapi/v2/tables/VOKSENLAERLINGE/data", "/api/pxwebapi/v2/tables/BEFOLKNING/data", "/api/pxwebapi/v2/tables/NOSUCH/data", "/api/pxwebapi/v2/tables", "/api/pxwebapi/v2/tables/VOKSENLAERLINGE/metadata",
        "/api/statbank/v1/data/VOKSENLAERLINGE/CSV", "/api/statbank/v1/data/VOKSENLAERLINGE/BULK", "/api/statbank/v1/tableinfo/VOKSENLAERLINGE", "/api/statbank/v1/subjects", "/api/v1/regions/081/aggregates/voksenlaerlinge",
        "/api/pxwebapi/v2/codelists/agg_region", "/api/pxwebapi/v2/savedqueries/x", "/api/v1/regions/081", "/api/v1/initiatives", "/api/v1/data-sets/voksenlaerlinge/template",
    ];

    private static readonly string[] Names =
    [
        "valuecodes[omrade]", "valueCodes[tid]", "valuecodes[]", "valuecodes[[[", "codelist[omrade]", "heading", "stub", "lang", "outputFormat", "outputFormatParams", "pageNumber", "pageSize", "query", "pastDays",
        "asOf", "minPosition", "period", "by", "at.forsoergelse", "at.", "format", "municipality", "OMR%C3%85DE", "Tid", "delimiter", "valuePresentation", "includeDiscontinued",
    ];

    public IEnumerable<HostileCase> Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var path = Pick(Paths);
            var (name, bytes) = (i % 6) switch
            {
                0 => ("several parameters", requests.Get($"{path}?{string.Join('&', Enumerable.Range(0, random.Next(1, 12)).Select(_ => $"{Pick(Names)}={Value()}"))}")),
                1 => ("hundreds of parameters", requests.Get($"{path}?{string.Join('&', Enumerable.Range(0, random.Next(100, 700)).Select(n => $"p{n}={n}"))}")),
                2 => ("one parameter hundreds of times", requests.Get($"{path}?{string.Join('&', Enumerable.Repeat($"{Pick(Names)}={Pick(Expressions)}", random.Next(20, 150)))}")),
                3 => ("query in a body", requests.Of("POST", "/api/pxwebapi/v2/tables/VOKSENLAERLINGE/data", PxBody())),
                4 => ("query in a body", requests.Of("POST", "/api/statbank/v1/data", StatBankBody())),
                _ => ("pattern", requests.Get($"/api/pxwebapi/v2/tables/BEFOLKNING/data?valuecodes[omrade]={Pattern()}&valuecodes[tid]={Pattern()}")),
            };
            yield return new("query", string.Create(CultureInfo.InvariantCulture, $"#{i} {name}: {Shown(bytes)}"), bytes, Verdict.Answered);
        }
    }

    private string PxBody()
    {
        var codes = string.Join(',', Enumerable.Range(0, random.Next(1, 3_000)).Select(n => random.Next(3) == 0 ? $"\"{Uri.UnescapeDataString(Pick(Expressions)).Replace("\\", "", StringComparison.Ordinal)}\"" : $"\"{n}*\""));
        return Pick([
            $$"""{ "selection": [ { "variableCode": "omrade", "valueCodes": [ {{codes}} ] } ] }""",
            $$"""{ "selection": [ {{string.Join(',', Enumerable.Repeat("""{ "variableCode": "tid", "valueCodes": [ "*" ] }""", random.Next(2, 500)))}} ] }""",
            """{ "selection": null }""", """{ "selection": [ null ] }""", """{ "selection": [ { } ] }""", """{ "selection": [ { "variableCode": null, "valueCodes": null } ] }""",
            """{ "selection": [ { "variableCode": "tid", "valueCodes": [ null ] } ] }""", """{ "selection": [ { "variableCode": "tid", "valueCodes": [ "2020" ], "codelist": "\ud800" } ] }""",
            """{ "placement": { "heading": null, "stub": [ null ] } }""", """{ "placement": { "heading": [ "tid", "tid" ], "stub": [ "tid" ] } }""", "null", "[]", "5", "{}",
        ]);
    }

    private string StatBankBody() => Pick([
        """{ "table": null }""", """{ "table": "VOKSENLAERLINGE", "variables": null }""", """{ "table": "VOKSENLAERLINGE", "variables": [ null ] }""", """{ "table": "VOKSENLAERLINGE", "format": null, "lang": null, "variables": [ { "code": null, "values": null } ] }""",
        """{ "table": "VOKSENLAERLINGE", "format": "CSV", "variables": [ { "code": "Tid", "values": [ null ] } ] }""", """{ "table": "VOKSENLAERLINGE", "format": "BULK" }""", """{ "table": "VOKSENLAERLINGE", "format": "CSV", "delimiter": "\u0000" }""",
        $$"""{ "table": "{{new string('A', random.Next(1_000, 200_000))}}" }""", """{ "table": "VOKSENLAERLINGE", "format": "CSV", "variables": [ { "code": "Tid", "values": [ ">=<=>=<=" , "(-n+0)", "(-n+99999999999)" ] } ] }""",
        $$"""{ "table": "BEFOLKNING", "format": "CSV", "variables": [ { "code": "OMRÅDE", "values": [ {{string.Join(',', Enumerable.Range(0, random.Next(1, 5_000)).Select(n => $"\"{n}?*\""))}} ] } ] }""", "null", "[]", "{}", "\"x\"",
    ]);

    private string Value() => random.Next(4) == 0 ? Pick(Formats) : random.Next(4) == 0 ? new string(Pick(["9", "a", "*", "?", "("])[0], random.Next(1, 500)) : Pick(Expressions);

    private string Pattern() => string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => Pick(["*", "?", "8", "5", "1", "%3F", "%2A"])));

    private static string Shown(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split("\r\n")[0] is { Length: > 120 } line ? line[..120] : Encoding.UTF8.GetString(bytes).Split("\r\n")[0];

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
