using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A framework agreement as of a day.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had; the <c>ETag</c>.</param>
/// <param name="AsOf">The day it is seen from.</param>
/// <param name="Terms">What is agreed; its providers over the whole time.</param>
/// <param name="InForce">Whether the day lies in its term.</param>
/// <param name="FollowUps">Every follow-up of the term.</param>
/// <param name="CurrentProviders">Who provides the lessons on the day.</param>
/// <param name="WithoutProvider">Parties of their own that have no provider on the day.</param>
/// <param name="Supervision">How each party of its own stands with supervision.</param>
/// <param name="Reports">Every supervision report, the newest first.</param>
/// <param name="Reminders">Every reminder given, the newest first.</param>
[GenerateSerializer, Immutable, Alias("kkr.Agreement")]
public sealed record Agreement(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] DateOnly AsOf,
    [property: Id(3)] AgreementTerms Terms,
    [property: Id(4)] bool InForce,
    [property: Id(5)] ImmutableArray<FollowUpStatus> FollowUps,
    [property: Id(6)] ImmutableArray<ProviderPeriod> CurrentProviders,
    [property: Id(7)] ImmutableArray<AreaCode> WithoutProvider,
    [property: Id(8)] ImmutableArray<SupervisionStatus> Supervision,
    [property: Id(9)] ImmutableArray<SupervisionReport> Reports,
    [property: Id(10)] ImmutableArray<AgreementReminder> Reminders = default);
