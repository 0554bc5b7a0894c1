using System.Collections.Immutable;
using Kkr.Agreements;
using Kkr.Gateway.Documents;
using Kkr.Municipalities;

namespace Kkr.Gateway.Agreements;

/// <summary>A framework agreement as clients read it: as of a day, with the results of the surveys it rests on.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had; what <c>If-Match</c> takes.</param>
/// <param name="AsOf">The day it is seen from.</param>
/// <param name="Terms">What is agreed; its providers over the whole time.</param>
/// <param name="InForce">Whether the day lies in its term.</param>
/// <param name="FollowUps">Every follow-up of the term.</param>
/// <param name="CurrentProviders">Who provides the lessons on the day.</param>
/// <param name="WithoutProvider">Parties of their own that have no provider on the day.</param>
/// <param name="Supervision">How each party of its own stands with supervision.</param>
/// <param name="Reports">Every supervision report, the newest first.</param>
/// <param name="Reminders">Every reminder given, the newest first.</param>
/// <param name="SurveyResults">The results of its surveys, live, as the reader may see them.</param>
internal sealed record AgreementAnswer(
    string Id, long Revision, DateOnly AsOf, AgreementTerms Terms, bool InForce, ImmutableArray<FollowUpStatus> FollowUps,
    ImmutableArray<ProviderPeriod> CurrentProviders, ImmutableArray<AreaCode> WithoutProvider, ImmutableArray<SupervisionStatus> Supervision,
    ImmutableArray<SupervisionReport> Reports, ImmutableArray<AgreementReminder> Reminders, IReadOnlyList<SurveyResult> SurveyResults)
{
    /// <summary>What clients read of an agreement.</summary>
    public static AgreementAnswer Of(Agreement a, IReadOnlyList<SurveyResult> surveys) => new(
        a.Id, a.Revision, a.AsOf, a.Terms, a.InForce, a.FollowUps, a.CurrentProviders, a.WithoutProvider, a.Supervision, a.Reports,
        a.Reminders.IsDefault ? [] : a.Reminders, surveys);
}
