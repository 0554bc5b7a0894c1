using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>What an agreement looks like from a given day: what is due, what is overdue, who provides (agenda item 3.7).</summary>
internal static class AgreementCalendar
{
    public static Agreement View(string id, AgreementState state, DateOnly asOf)
    {
        var terms = state.Terms ?? throw new InvalidOperationException("The agreement does not exist.");
        var current = Providers(terms, asOf);
        return new(
            id, state.Revision, asOf, terms, asOf >= terms.From && asOf <= terms.To,
            FollowUps(terms, state.FollowUps, asOf), current,
            [.. Responsible(terms).Where(party => current.All(period => period.Municipality != party))],
            Supervision(terms, state.Reports, asOf),
            [.. state.Reports.OrderByDescending(report => report.Date).ThenBy(report => report.Municipality)],
            [.. state.Reminders.OrderByDescending(reminder => reminder.GivenAt).ThenBy(reminder => reminder.Municipality)]);
    }

    /// <summary>The months follow-ups are due in, as long as the agreement runs.</summary>
    public static IEnumerable<DateOnly> Due(AgreementTerms terms)
    {
        for (var due = terms.FollowUp.First; due <= terms.To; due = due.AddYears(terms.FollowUp.EveryYears))
            yield return due;
    }

    public static ImmutableArray<FollowUpStatus> FollowUps(AgreementTerms terms, IReadOnlyCollection<FollowUpHeld> held, DateOnly asOf) =>
    [
        .. Due(terms).Select(due =>
        {
            var day = held.FirstOrDefault(one => one.Due == due && one.Held <= asOf)?.Held;
            return new FollowUpStatus(due, day, day is null && asOf >= due.AddMonths(1));
        }),
    ];

    public static ImmutableArray<ProviderPeriod> Providers(AgreementTerms terms, DateOnly asOf) =>
    [
        .. terms.Providers.Where(period => (period.From is null || period.From <= asOf) && (period.To is null || period.To >= asOf))
            .OrderBy(period => period.Municipality).ThenBy(period => period.Provider, StringComparer.Ordinal),
    ];

    public static ImmutableArray<SupervisionStatus> Supervision(AgreementTerms terms, IReadOnlyCollection<SupervisionReport> reports, DateOnly asOf) =>
    [
        .. Responsible(terms).Select(municipality =>
        {
            var dates = reports.Where(report => report.Municipality == municipality && report.Date <= asOf).Select(report => report.Date).ToList();
            DateOnly? latest = dates.Count == 0 ? null : dates.Max();
            var next = (latest ?? terms.From).AddYears(terms.SupervisionEveryYears);
            return new SupervisionStatus(municipality, latest, next, asOf > next);
        }),
    ];

    /// <summary>The parties that answer for their own lessons; one that takes part through another does not.</summary>
    public static IEnumerable<AreaCode> Responsible(AgreementTerms terms) =>
        terms.Parties.Where(party => party.Through is null).Select(party => party.Municipality).Order();

    /// <summary>
    /// What is due or overdue on a day and has not been reminded of: a follow-up when its month begins, and once more when
    /// the month has passed without it; a supervision report once it is overdue. Nothing before the agreement runs.
    /// </summary>
    public static ImmutableArray<AgreementReminded> ToRemindOf(AgreementState state, DateOnly today)
    {
        if (state.Terms is not { } terms || today < terms.From) return [];
        var given = state.Reminders.Select(one => (one.Due, one.Municipality, one.Overdue)).ToHashSet();
        return
        [
            .. FollowUps(terms, state.FollowUps, today).Where(one => one.Held is null && today >= one.Due)
                .Select(one => new AgreementReminded(one.Due, null, one.Overdue))
                .Concat(Supervision(terms, state.Reports, today).Where(one => one.Overdue)
                    .Select(one => new AgreementReminded(one.NextDue, one.Municipality, true)))
                .Where(one => !given.Contains((one.Due, one.Municipality, one.Overdue))),
        ];
    }

    /// <summary>An agreement's row in the list; null as long as it does not exist.</summary>
    public static AgreementRow? Row(string id, AgreementState state) => state.Terms is { } terms
        ? new(id, state.Revision, terms.Title, terms.From, terms.To, terms.Parties.Length)
        : null;
}
