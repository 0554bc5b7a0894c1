using System.Collections.Immutable;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Catalogue;

/// <summary>One data set: the versions of its definition, and what of it is published. Its key is the data set's id.</summary>
[Alias("kkr.IDataSetGrain")]
public interface IDataSetGrain : IGrainWithStringKey
{
    /// <summary>The data set as it stands, or null where there is none with this id.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<DataSet?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gives the data set its first or next version. The same definition again changes nothing; a version that is not
    /// the next one is refused with <see cref="RefusalKind.RevisionMismatch"/>.
    /// </summary>
    [Alias("Define")]
    Task<Answer<DataSet>> DefineAsync(CommandContext command, DataSetDefinition definition, CancellationToken cancellationToken);

    /// <summary>
    /// Every fault of a submission that can't be addressed to a report, because its period can't be read, so that the
    /// submitter learns of all faults at once.
    /// </summary>
    [Alias("Check"), AlwaysInterleave]
    Task<ImmutableArray<ValidationError>> CheckAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Every version of the definition, the oldest first: an older one explains the reports made under it.</summary>
    [Alias("ReadVersions"), AlwaysInterleave]
    Task<ImmutableArray<DataSetVersion>> ReadVersionsAsync(CancellationToken cancellationToken);

    /// <summary>Records what a person found records of the same key to be; a later decision on the same key replaces it.</summary>
    [Alias("DecideDuplicate")]
    Task<Answer<DataSet>> DecideDuplicateAsync(CommandContext command, DuplicateDecision decision, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a period's submitted figures visible to everybody, as they stand in the ledger now: at once or from an announced
    /// time. Publishing at once what was public before needs a reason.
    /// </summary>
    [Alias("PublishPeriod")]
    Task<Answer<DataSet>> PublishAsync(CommandContext command, PublicationOrder order, CancellationToken cancellationToken);

    /// <summary>Sets a period's opening and deadline. The same dates again change nothing.</summary>
    [Alias("Schedule")]
    Task<Answer<DataSet>> ScheduleAsync(
        CommandContext command, Period period, PeriodSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Closes all reports on a period to change. A period that is locked already stays as it is.</summary>
    [Alias("LockPeriod")]
    Task<Answer<DataSet>> LockPeriodAsync(CommandContext command, Period period, string? reason, CancellationToken cancellationToken);

    /// <summary>Opens a locked period to change again; reports that are locked themselves stay so.</summary>
    [Alias("ReopenPeriod")]
    Task<Answer<DataSet>> ReopenPeriodAsync(CommandContext command, Period period, string? reason, CancellationToken cancellationToken);
}
