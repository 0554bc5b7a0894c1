using System.Globalization;

namespace Kkr.Hostile.Tests.Cases;

/// <summary>What is no HTTP, or abuses it: request lines, headers, lengths, paths, methods, cookies and keys.</summary>
public sealed class HttpCases(Random random, Requests requests, string token)
{
    private const string Body = """{ "dataSet": "voksenlaerlinge", "period": "2011", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": 7 } ] }""";
    private const string Submissions = "/api/v1/municipalities/860/submissions";

    private static readonly string[] Paths =
    [
        "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/municipalities/..%2f851", "/api/v1/municipalities/860%2freports", "/api/v1/municipalities/%00", "/api/v1/municipalities/86%000",
        "/api/v1/municipalities/%C3%A6%C3%B8%C3%A5", "/api/v1/municipalities/%ED%A0%80", "/api/v1/data-sets/%C0%AE%C0%AE", "/api/v1/data-sets/..", "/api/v1/data-sets/voksenlaerlinge%00", "/api/v1/data-sets/%2e", "//api/v1/data-sets/x", "/api//v1",
        "/api/v1/result-contracts/%3Cscript%3E", "/api/v1/growth-teams/'", "/api/v1/regions/081%0d%0aSet-Cookie:%20a=b", "/api/v1/regions/999", "/api/v1/regions/-1/aggregates/voksenlaerlinge", "/api/pxwebapi/v2/tables/..%5c..%5c", "/api/v1/agreements/%25%32%65",
        "/dashboard/../dev/token", "/health/..;/metrics", "/api/v1/campaigns/\u00e6", "/docs/../../x", "/openapi/..%2fx.json", "/api/v1/municipalities/860/reports/voksenlaerlinge/2011%2f..",
    ];

    private static readonly string[] Methods = ["DELETE", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "LOCK", "SEARCH", "PATCH", "PUT", "BREW", "get", "G", "PRI", "HEAD"];

    public IEnumerable<HostileCase> Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (name, bytes, verdict) = (i % 24) switch
            {
                0 => Case("path", requests.Get(Pick(Paths)), Verdict.Answered),
                1 => Case("path that is long", requests.Get("/api/v1/" + new string('a', random.Next(5_000, 30_000))), Verdict.RefusedOrClosed),
                2 => Case("method", Raw($"{Pick(Methods)} {Submissions} HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: 0\r\n\r\n"), Verdict.RefusedOrClosed),
                3 => Case("a header that is long", requests.Get("/api/v1/data-sets", $"X-Long: {new string('h', random.Next(33_000, 300_000))}\r\n"), Verdict.RefusedOrClosed),
                4 => Case("many headers", requests.Get("/api/v1/data-sets", string.Concat(Enumerable.Range(0, random.Next(101, 3_000)).Select(n => $"X-{n}: {n}\r\n"))), Verdict.RefusedOrClosed),
                5 => Case("length and chunks at once", Post($"Content-Length: {Body.Length}\r\nTransfer-Encoding: chunked\r\n", $"0\r\n\r\nGET /dashboard/ HTTP/1.1\r\nHost: kkr\r\n\r\n"), Verdict.RefusedOrClosed),
                6 => Case("two lengths", Post($"Content-Length: {Body.Length}\r\nContent-Length: {random.Next(0, 50)}\r\n", Body), Verdict.RefusedOrClosed),
                7 => Case("a length that is none", Post($"Content-Length: {Pick(["-1", "1e3", "0x10", "99999999999999999999999", " ", "12 12", "+5"])}\r\n", Body), Verdict.RefusedOrClosed),
                8 => Case("a coding that is none", Post($"Transfer-Encoding: {Pick(["xchunked", "chunked, identity", "identity, chunked, chunked", "gzip", "\u000bchunked"])}\r\n", Body), Verdict.RefusedOrClosed),
                9 => Case("a chunk that is none", Post("Transfer-Encoding: chunked\r\n", $"{Pick(["zz", "-1", "FFFFFFFFFFFFFFFFF", "5;" + new string('x', 20_000), "0x5", ""])}\r\n{Body}\r\n0\r\n\r\n"), Verdict.RefusedOrClosed),
                10 => Case("no host", Raw("GET /api/v1/data-sets HTTP/1.1\r\nConnection: close\r\n\r\n"), Verdict.RefusedOrClosed),
                11 => Case("two hosts", Raw("GET /api/v1/data-sets HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"), Verdict.RefusedOrClosed),
                12 => Case("a host that is none", Raw($"GET /api/v1/data-sets HTTP/1.1\r\nHost: {Pick(["a b", "a/b", "[", "a\u00e6", "a:b:c", "@"])}\r\nConnection: close\r\n\r\n"), Verdict.RefusedOrClosed),
                13 => Case("a line broken within a header", requests.Get("/api/v1/data-sets", "X-A: b\rc\r\n folded\r\n"), Verdict.RefusedOrClosed),
                14 => Case("a null within a header", requests.Get("/api/v1/data-sets", "X-A: b\0c\r\n"), Verdict.RefusedOrClosed),
                15 => Case("a name with a space", requests.Get("/api/v1/data-sets", "X A : b\r\n"), Verdict.RefusedOrClosed),
                16 => Case("another protocol", Raw(Pick(["\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", "SSH-2.0-x\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\r\n\r\n", "\0\0\0\0\r\n\r\n", "HELO x\r\n\r\n", "GET /api/v1/nothing HTTP/1.1\nHost: a\nConnection: close\n\n"])), Verdict.RefusedOrClosed),
                17 => Case("random bytes", Raw(string.Concat(Enumerable.Range(0, random.Next(16, 4_000)).Select(_ => (char)random.Next(256))) + "\r\n\r\n"), Verdict.RefusedOrClosed),
                18 => Case("no key", Raw($"POST {Submissions} HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), Verdict.Refused),
                19 => Case("a key that is none", Post($"Idempotency-Key: {Pick(["", " ", new string('k', 101), "a b", "a\u00e6", "\u00ff", new string('k', 8_000)])}\r\nContent-Length: {Body.Length}\r\n", Body), Verdict.RefusedOrClosed),
                20 => Case("two keys", Post($"Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: {Body.Length}\r\n", Body), Verdict.Refused),
                21 => Case("cookies", requests.Get("/api/v1/data-sets", $"Cookie: {string.Join("; ", Enumerable.Range(0, random.Next(1, 900)).Select(n => $"c{n}={Pick(["", "%00", "\"", ";;", "=", "\u00ff"])}"))}\r\n"), Verdict.Answered),
                22 => Case("a token that is none", Raw($"GET /api/v1/municipalities/860 HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: {Pick(["Bearer", "Bearer ", "Bearer a.b.c", "Bearer " + new string('A', 20_000), "Basic eDp5", "Bearer ey.ey.", "Bearer null", "Bearer \u00ff", "Bearer " + token + "x", "Bearer " + token[..^5]])}\r\n\r\n"), Verdict.RefusedOrClosed),
                _ => Case("conditions that are none", requests.Of("POST", Submissions, Body, headers: $"If-Match: {Pick(["3", "\"x\"", "\"-1\"", "\"99999999999999999999\"", "W/\"1\"", "\"1\", \"2\"", "\"", "\u00ff"])}\r\n"), Verdict.RefusedOrClosed),
            };
            yield return new("http", string.Create(CultureInfo.InvariantCulture, $"#{i} {name}"), bytes, verdict);
        }
    }

    private static (string Name, byte[] Bytes, Verdict Verdict) Case(string name, byte[] bytes, Verdict verdict) => (name, bytes, verdict);

    /// <summary>A submission with headers as given; the key is one of them only where it is said.</summary>
    private byte[] Post(string headers, string body) => Raw(
        $"POST {Submissions} HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nIf-Match: \"999999\"\r\n"
        + (headers.Contains("Idempotency-Key", StringComparison.Ordinal) ? "" : "Idempotency-Key: http\r\n") + headers + "\r\n" + body);

    private static byte[] Raw(string text) => Requests.Raw(text);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
