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
            [.. state.Reports.OrderByDescending(report => report.Date).ThenBy(report => report.Municipality)]);
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
}
