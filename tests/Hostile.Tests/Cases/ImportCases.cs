using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kkr.Hostile.Tests.Cases;

/// <summary>Files to import: CSV and NDJSON of every kind, and spreadsheets that are bombs, traps, or none at all.</summary>
public sealed class ImportCases(Random random, Requests requests)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Import = "/api/v1/submissions/import";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Heading = "kommune;datasaet;periode;forsoergelse;vaerdi\r\n";

    private static readonly string[] Cells =
    [
        "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "+5", "\"", "\"\"\"", "1e400", "NaN", "1.000.000,5", "∞", "\0", "\u202e", "\ufeff", "  ", "9999999999999999999999999999999",
        "<!ENTITY x>", "860\n", "kommune", "'", "\t", "1;2", "DROP TABLE", "../../x", "{}", "[]",
    ];

    public IEnumerable<HostileCase> Csv(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = (i % 12) switch
            {
                0 => ("row of hostile cells", Utf8(Heading + Row())),
                1 => ("quotation never closed", Utf8(Heading + "860;voksenlaerlinge;2011;\"ledig;5\r\n" + Row() + new string('x', random.Next(200_000)))),
                2 => ("one endless cell", Utf8(Heading + new string('9', random.Next(20_000, 900_000)))),
                3 => ("thousands of columns", Utf8(string.Join(';', Enumerable.Range(0, random.Next(1_000, 60_000)).Select(n => "k" + n.ToString(CultureInfo.InvariantCulture))) + "\r\n" + Row())),
                4 => ("UTF-16", Encoding.Unicode.GetBytes("\ufeff" + Heading + Row())),
                5 => ("random bytes", Bytes(random.Next(1, 20_000))),
                6 => ("nothing but separators", Utf8(Heading + string.Concat(Enumerable.Repeat(";;;;\r\n", random.Next(1, 5_000))))),
                7 => ("empty", Utf8(Pick(["", "\r\n", "\ufeff", "\n\n\n", " "]))),
                8 => ("columns twice", Utf8("kommune;kommune;datasaet;periode;vaerdi\r\n860;851;voksenlaerlinge;2011;5\r\n")),
                9 => ("broken UTF-8", [.. Utf8(Heading + "860;voksenlaerlinge;2011;"), 0xED, 0xA0, 0x80, .. Utf8(";5\r\n")]),
                10 => ("nulls", Utf8((Heading + Row()).Replace(";", "\0;", StringComparison.Ordinal))),
                _ => ("carriage returns alone", Utf8((Heading + Row()).Replace("\r\n", "\r", StringComparison.Ordinal))),
            };
            yield return Of("csv", i, name, bytes, "text/csv" + Pick(["", "; charset=windows-1252", "; charset=utf-7", "; header=present"]));
        }
    }

    public IEnumerable<HostileCase> Ndjson(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = (i % 8) switch
            {
                0 => ("an endless line", Utf8("{\"municipality\":\"860\",\"comment\":\"" + new string('x', 5_000_000))),
                1 => ("deep", Utf8(new string('[', random.Next(40, 300_000)))),
                2 => ("not an object", Utf8("5\nnull\n[]\n\"x\"\ntrue\n{\n}\n")),
                3 => ("many faulty lines", Utf8(string.Concat(Enumerable.Repeat("{}\n", random.Next(100, 3_000))))),
                4 => ("duplicate keys", Utf8("""{"municipality":"860","municipality":"851","dataSet":"voksenlaerlinge","period":"2011","at":{"forsoergelse":"ledig"},"value":5}""")),
                5 => ("beyond range", Utf8($$"""{"municipality":"860","dataSet":"voksenlaerlinge","period":"2011","at":{"forsoergelse":"ledig"},"value":{{Pick(["1e999", "1e-999", "99999999999999999999999999999999", "-5", "NaN"])}}}""")),
                6 => ("surrogates", Utf8("""{"municipality":"\ud800","dataSet":"\udc00","period":"2011","at":{"\ud800":"ledig"},"value":5}""")),
                _ => ("random bytes", Bytes(random.Next(1, 50_000))),
            };
            yield return Of("ndjson", i, name, bytes, "application/x-ndjson");
        }
    }

    public IEnumerable<HostileCase> Spreadsheets(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = (i % 20) switch
            {
                0 => ("compressed a thousandfold", Book(Rows(RowXml(1, Inline("kommune"))), [("xl/media/bomb.bin", new byte[300 * 1024 * 1024])], i == 0)),
                1 => ("sixteen million characters of shared strings", Book(Rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), [("xl/sharedStrings.xml", Shared(random.Next(1, 4)))], true)),
                2 => ("thousands of parts", Book(Rows(""), [.. Enumerable.Range(0, 2_000).Select(n => ($"p/{n}.xml", Array.Empty<byte>()))], true)),
                3 => ("billion laughs", Book($"<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"ha\">{string.Concat(Enumerable.Range(1, 20).Select(n => $"<!ENTITY a{n} \"{string.Concat(Enumerable.Repeat(n == 1 ? "&a;" : $"&a{n - 1};", 10))}\">"))}]><worksheet xmlns=\"{Sheet}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a20;</t></is></c></row></sheetData></worksheet>")),
                4 => ("external entity", Book($"<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY x SYSTEM \"{Pick(["file:///etc/passwd", "http://127.0.0.1:1/x", "ftp://127.0.0.1/x"])}\">]><worksheet xmlns=\"{Sheet}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>")),
                5 => ("external DTD", Book($"<?xml version=\"1.0\"?><!DOCTYPE s SYSTEM \"file:///etc/passwd\"><worksheet xmlns=\"{Sheet}\"><sheetData/></worksheet>")),
                6 => ("column beyond all", Book(Rows($"<row r=\"1\"><c r=\"{Pick(["XFD1", "ZZZZZ1", "ZZZZZZZZZZZZ1", "A", "1", "-1", "A99999999999", ""])}\" t=\"inlineStr\"><is><t>x</t></is></c></row>"))),
                7 => ("row beyond all", Book(Rows(RowXml(1, Inline("kommune")) + $"<row r=\"{Pick(["1048576", "2000000000", "2147483647", "99999999999", "-5", "0", "x"])}\"><c t=\"inlineStr\"><is><t>x</t></is></c></row>"))),
                8 => ("absurd dimension", Book($"<worksheet xmlns=\"{Sheet}\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{RowXml(1, Inline("kommune"))}</sheetData></worksheet>")),
                9 => ("formulas", Book(Rows(RowXml(1, "<c><f>HYPERLINK(\"http://127.0.0.1/\",1)</f><v>1</v></c><c><f>WEBSERVICE(\"http://127.0.0.1/\")</f></c>")))),
                10 => ("not well formed", Book($"<worksheet xmlns=\"{Sheet}\"><sheetData><row r=\"1\"><c></row>")),
                11 => ("no zip", Bytes(random.Next(1, 50_000))),
                12 => ("cut off", Cut(Book(Rows(RowXml(1, Inline("kommune")))))),
                13 => ("bytes changed", Flip(Book(Rows(RowXml(1, Inline("kommune")))))),
                14 => ("paths that climb", Book(Rows(""), [("../../../../tmp/hostile", [1, 2, 3]), ("/etc/cron.d/x", [1])], true)),
                15 => ("a package within a package", Book(Rows(""), [("xl/embeddings/a.xlsx", Book(Rows("")))], true)),
                16 => ("shared string that is not there", Book(Rows($"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>{Pick(["5", "-1", "999999999", "x", ""])}</v></c></row>"))),
                17 => ("numbers beyond range", Book(Rows(RowXml(1, $"<c><v>{Pick(["1e999", "-1e999", "NaN", "1e28", "x", "0x5"])}</v></c>")))),
                18 => ("deep elements", Book(Rows(RowXml(1, $"<c t=\"inlineStr\"><is>{string.Concat(Enumerable.Repeat("<r>", 20_000))}</is></c>")))),
                _ => ("sheet on another machine", Book(Rows(""), [], true, "http://127.0.0.1:1/sheet.xml\" TargetMode=\"External")),
            };
            yield return Of("xlsx", i, name, bytes, Xlsx);
        }
    }

    private HostileCase Of(string family, int i, string name, byte[] bytes, string contentType) => new(
        family, string.Create(CultureInfo.InvariantCulture, $"#{i} {name}"), requests.Of("POST", Import, bytes, contentType), Verdict.NothingTaken);

    private string Row() => string.Join(';', Enumerable.Range(0, 5).Select(_ => Pick(Cells))) + "\r\n";

    private static string Rows(string rows) => $"<?xml version=\"1.0\"?><worksheet xmlns=\"{Sheet}\"><sheetData>{rows}</sheetData></worksheet>";

    private static string RowXml(int number, string cells) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{cells}</row>");

    private static string Inline(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static byte[] Shared(int count) => Utf8(
        $"<sst xmlns=\"{Sheet}\">{string.Concat(Enumerable.Repeat("<si><t>" + new string('s', 4_000_000) + "</t></si>", count * 4))}</sst>");

    private static byte[] Book(string sheet, IReadOnlyList<(string Name, byte[] Content)>? others = null, bool include = true, string target = "worksheets/sheet1.xml")
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", Utf8("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"));
            Add("_rels/.rels", Utf8("<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            Add("xl/workbook.xml", Utf8($"<?xml version=\"1.0\"?><workbook xmlns=\"{Sheet}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            Add("xl/_rels/workbook.xml.rels", Utf8($"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"{target}\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
            Add("xl/worksheets/sheet1.xml", Utf8(sheet));
            if (include)
                foreach (var (name, content) in others ?? []) Add(name, content);

            void Add(string name, byte[] content)
            {
                using var part = package.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private byte[] Cut(byte[] bytes) => bytes[..random.Next(1, bytes.Length)];

    private byte[] Flip(byte[] bytes)
    {
        for (var n = random.Next(1, 40); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
