using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Ledger;

/// <summary>
/// Anchors in a file to which lines are only added, one JSON object each. Several silos may share it; it should be where
/// those who administer the database can't write.
/// </summary>
/// <param name="path">The file. It and its folder are made when the first anchor is.</param>
public sealed class AnchorFile(string path) : IAnchors
{
    /// <summary>Far more than a line has: an anchor is some 330 bytes.</summary>
    private const int TailBytes = 8 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new EntryHashConverter(), new InstantConverter() } };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Anchor>> ReadAsync(CancellationToken cancellationToken)
    {
        var anchors = new List<Anchor>();
        if (!File.Exists(path)) return anchors;
        await using var file = OpenToRead();
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            if (Parse(line) is { } anchor)
                anchors.Add(anchor);
        return anchors;
    }

    /// <inheritdoc/>
    public async Task<Anchor?> ReadLastAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return null;
        await using var file = OpenToRead();
        return await LastOfAsync(file, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(Anchor anchor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        using var turn = TryTakeTurn();
        if (turn is null) return false;
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (!anchor.Follows(await LastOfAsync(file, cancellationToken))) return false;
        // A crash may have left half a line: it stays, and counts for nothing.
        var broken = file.Length > 0 && !await EndsWithLineAsync(file, cancellationToken);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.UTF8.GetBytes($"{(broken ? "\n" : "")}{JsonSerializer.Serialize(anchor, Json)}\n"), cancellationToken);
        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>The right to add a line, which one silo has at a time; null while another has it.</summary>
    private FileStream? TryTakeTurn()
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private FileStream OpenToRead() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    private static async Task<Anchor?> LastOfAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Seek(Math.Max(0, file.Length - TailBytes), SeekOrigin.Begin);
        var tail = new byte[TailBytes];
        var length = await file.ReadAtLeastAsync(tail, tail.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(tail, 0, length).Split('\n').Select(Parse).LastOrDefault(a => a is not null);
    }

    private static async Task<bool> EndsWithLineAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await file.ReadExactlyAsync(last, cancellationToken);
        return last[0] == '\n';
    }

    /// <summary>An anchor; null for a line that was not written to its end.</summary>
    private static Anchor? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Anchor>(line, Json);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private sealed class EntryHashConverter : JsonConverter<EntryHash>
    {
        public override EntryHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EntryHash.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, EntryHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
    }
}
