using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Agreements;

/// <summary>
/// One framework agreement on Danish lessons (agenda item 3.7): its terms, what is due and overdue, and the reminders
/// given of it. Its key is the agreement's id, <c>danskuddannelse-nordjylland</c>.
/// </summary>
/// <remarks>Who may do what: <see cref="AgreementRights"/>.</remarks>
[Alias("kkr.IAgreementGrain")]
public interface IAgreementGrain : IGrainWithStringKey
{
    /// <summary>The agreement seen from a day, with what was known at a moment.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">The day that what is due and overdue is told from; null for today.</param>
    /// <param name="knownAt">The moment whose knowledge it is told with; null for now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<Agreement>> ReadAsync(Caller caller, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken);

    /// <summary>Every change of it.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Sets its terms, for the first time or anew; the secretariat only. The terms it has already change nothing.</summary>
    [Alias("Make")]
    Task<Answer<Agreement>> MakeAsync(CommandContext command, AgreementTerms terms, long? expected, CancellationToken cancellationToken);

    /// <summary>Records that a follow-up was held; the secretariat only.</summary>
    [Alias("FollowUp")]
    Task<Answer<Agreement>> FollowUpAsync(CommandContext command, FollowUpHeld held, long? expected, CancellationToken cancellationToken);

    /// <summary>Records a municipality's supervision report.</summary>
    [Alias("Supervise")]
    Task<Answer<Agreement>> SuperviseAsync(CommandContext command, SupervisionReport report, long? expected, CancellationToken cancellationToken);

    /// <summary>Tells a municipality's providers anew, the past ones included.</summary>
    [Alias("ChangeProviders")]
    Task<Answer<Agreement>> ChangeProvidersAsync(
        CommandContext command, AreaCode municipality, ImmutableArray<ProviderPeriod> providers, long? expected, CancellationToken cancellationToken);

    /// <summary>Makes sure that its reminder comes round. Doing so again changes nothing.</summary>
    [Alias("Watch")]
    Task WatchAsync(CancellationToken cancellationToken);
}
