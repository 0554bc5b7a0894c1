using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kkr.Reports;

/// <summary>
/// What a report says at a revision. It is also the report's contribution to the tables: whoever holds two of the same
/// report keeps the one with the higher revision, so that contributions may come late, twice or out of order.
/// </summary>
/// <param name="Key">Which report.</param>
/// <param name="Revision">How many changes it has seen; 0 when nothing was ever submitted.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Figures">Its figures, in the order of their places, each place once.</param>
/// <param name="Comment">The reporter's remark on the newest submission; never published.</param>
/// <param name="SubmittedBy">Who submitted last.</param>
/// <param name="OnBehalf">Whether that was on the municipality's behalf.</param>
/// <param name="SubmittedAt">When it was last submitted.</param>
/// <param name="DefinitionVersion">The version of the data set's definition it was submitted under.</param>
/// <param name="RecordedAt">When the newest revision was recorded.</param>
/// <param name="Position">The ledger position of the newest revision.</param>
/// <param name="Hash">The digest of the newest revision, hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("kkr.Report")]
public sealed record Report(
    [property: Id(0)] ReportKey Key,
    [property: Id(1)] long Revision,
    [property: Id(2)] ReportStatus Status,
    [property: Id(3)] ImmutableArray<Cell> Figures,
    [property: Id(4)] string? Comment,
    [property: Id(5)] string? SubmittedBy,
    [property: Id(6)] bool OnBehalf,
    [property: Id(7)] DateTimeOffset? SubmittedAt,
    [property: Id(8)] int DefinitionVersion,
    [property: Id(9)] DateTimeOffset RecordedAt,
    [property: Id(10)] long Position,
    [property: Id(11)] string Hash)
{
    /// <summary>Who stands for which content; null when nobody does. It outlives the content, to show what changed since.</summary>
    [Id(12)]
    public Approval? Approval { get; init; }

    /// <summary>Why it is closed to change; null when it is not, or when its whole period is.</summary>
    [Id(13)]
    public ReportLock? Lock { get; init; }

    /// <summary>When it was last reopened: a lock of its whole period from before then does not bind it.</summary>
    [Id(14)]
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Since when its content has counted without a break: by this it is timely or late. Null when it does not count.</summary>
    [Id(15)]
    public DateTimeOffset? CountsSince { get; init; }

    /// <summary>What is saved and not submitted; null for nothing, and always in tables.</summary>
    [Id(16)]
    public ReportDraft? Draft { get; init; }

    /// <summary>Whether its content, as it stands, is approved.</summary>
    public bool IsApproved => Status == ReportStatus.Approved || Lock is { Before: ReportStatus.Approved };

    /// <summary>The most records that a report holds.</summary>
    public const int MaxRecords = 50_000;

    /// <summary>Its records, in ordinal order of their ids, each id once.</summary>
    [Id(20)]
    public ImmutableArray<Record> Records { get; init; } = [];

    /// <summary>Its answers, by question and choice.</summary>
    [Id(21)]
    public ImmutableArray<GivenAnswer> Answers { get; init; } = [];

    /// <summary>A report on which nothing was ever submitted.</summary>
    public static Report Empty(ReportKey key) =>
        new(key, 0, ReportStatus.Missing, [], null, null, false, null, 0, default, 0, "");

    /// <summary>
    /// Whether it takes the place of what is known of the same report: contributions may come late, twice and out of order.
    /// </summary>
    public bool Replaces(Report? known) => known is null || known.Revision < Revision;

    /// <summary>Whether its content counts in totals.</summary>
    public bool Counts => Status is ReportStatus.Submitted or ReportStatus.Approved or ReportStatus.Locked;

    /// <summary>
    /// A digest of the content that counts, hexadecimal: the same whatever revisions led to it, and whoever made them. An
    /// approval binds to it.
    /// </summary>
    public string DigestContent()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in Figures)
            digest.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{cell.At}|{cell.Value}|{cell.Missing}\n")));
        foreach (var record in Records)
            digest.AppendData(Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize(record)}\n"));
        foreach (var answer in Answers)
            digest.AppendData(Encoding.UTF8.GetBytes($"{answer.Question}={answer.Choice}\n"));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The figure at a place, or null where none was reported.</summary>
    public Cell? At(Coordinate place)
    {
        int low = 0, high = Figures.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Figures[middle].At.CompareTo(place);
            if (order == 0) return Figures[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }
}
