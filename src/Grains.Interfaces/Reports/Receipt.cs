using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>The proof that a submission is durable.</summary>
/// <param name="Report">Which report.</param>
/// <param name="Revision">Which revision of it this is.</param>
/// <param name="Position">Where it stands in the ledger; see <see cref="ReceiptPosition"/>.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="By">Who submitted it.</param>
/// <param name="OnBehalf">Whether that was on the reporter's behalf.</param>
/// <param name="Hash">The entry's digest, hexadecimal.</param>
/// <param name="Status">The report's status at this revision.</param>
/// <param name="Aggregated">Whether the regional table was seen to hold it before this answer.</param>
/// <param name="Warnings">What was doubtful.</param>
[GenerateSerializer, Immutable, Alias("kkr.Receipt")]
public sealed record Receipt(
    [property: Id(0)] ReportKey Report,
    [property: Id(1)] long Revision,
    [property: Id(2)] ReceiptPosition Position,
    [property: Id(3)] DateTimeOffset RecordedAt,
    [property: Id(4)] string By,
    [property: Id(5)] bool OnBehalf,
    [property: Id(6)] string Hash,
    [property: Id(7)] ReportStatus Status,
    [property: Id(8)] bool Aggregated,
    [property: Id(9)] ImmutableArray<Warning> Warnings)
{
    /// <summary>The receipt's id: <c>851-voksenlaerlinge-2020-3</c>.</summary>
    public string Id => Report.ReceiptId(Revision);

    /// <summary>Who reports.</summary>
    public AreaCode Reporter => Report.Reporter;
}
