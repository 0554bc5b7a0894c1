using Kkr.Pages.Words;

namespace Kkr.Pages.GrowthTeams;

/// <summary>The teams held against the pot they share.</summary>
/// <param name="Teams">Team by team.</param>
/// <param name="Pot">The pot.</param>
/// <param name="AskedDkk">What all ask for.</param>
/// <param name="AskedBeyondPotDkk">How much more that is than the pot.</param>
public sealed record TeamsSummary(IReadOnlyList<TeamRow> Teams, Pot Pot, decimal AskedDkk, decimal AskedBeyondPotDkk);

/// <summary>A team in the summary.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Recommendations">How many it has.</param>
/// <param name="Lighthouses">How many of them are lighthouses.</param>
/// <param name="MandateAnswered">How many of the four parts are answered.</param>
/// <param name="AskedDkk">What it asks for.</param>
/// <param name="GrantedDkk">What it is granted.</param>
/// <param name="Deadline">Its last day.</param>
/// <param name="Overdue">Whether that has passed.</param>
public sealed record TeamRow(
    string Id, Phrase Name, string Status, int Recommendations, int Lighthouses, int MandateAnswered, decimal AskedDkk, decimal GrantedDkk,
    DateOnly Deadline, bool Overdue);

/// <summary>The pot.</summary>
/// <param name="TotalDkk">All of it.</param>
/// <param name="ReservedDkk">What is held for teams that have handed in.</param>
/// <param name="GrantedDkk">What is granted.</param>
/// <param name="RemainingDkk">What is left.</param>
/// <param name="UseBy">By when it must be used.</param>
public sealed record Pot(decimal TotalDkk, decimal ReservedDkk, decimal GrantedDkk, decimal RemainingDkk, DateOnly UseBy);

/// <summary>A team.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Terms">Who it is and what it shall answer.</param>
/// <param name="Completeness">Its mandate, part by part.</param>
/// <param name="Recommendations">Its recommendations.</param>
/// <param name="SubmittedAt">When it handed in.</param>
public sealed record Team(
    string Id, long Revision, string Status, TeamTerms Terms, IReadOnlyList<MandatePart> Completeness,
    IReadOnlyList<Recommendation> Recommendations, DateTimeOffset? SubmittedAt);

/// <summary>Who a team is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Area">Its area.</param>
/// <param name="Chair">Its chair.</param>
/// <param name="Members">Its members.</param>
/// <param name="Potentials">What it shall look at.</param>
/// <param name="Deadline">Its last day.</param>
/// <param name="Analysis">The analysis it rests on.</param>
public sealed record TeamTerms(
    Phrase Name, Phrase Area, Member? Chair, IReadOnlyList<Member> Members, IReadOnlyList<Phrase> Potentials, DateOnly Deadline, Analysis? Analysis);

/// <summary>A member.</summary>
/// <param name="Name">The name.</param>
/// <param name="Background">Where they come from.</param>
public sealed record Member(string Name, string? Background);

/// <summary>An analysis.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Reference">Where it is.</param>
public sealed record Analysis(Phrase Title, string Reference);

/// <summary>A part of the mandate.</summary>
/// <param name="Part">Which.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Answered">Whether it is answered.</param>
/// <param name="Recommendations">By which recommendations.</param>
public sealed record MandatePart(string Part, Phrase Title, bool Answered, IReadOnlyList<int> Recommendations);

/// <summary>A recommendation.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Content">What it says.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Answer">What the government answered.</param>
public sealed record Recommendation(int Number, RecommendationContent Content, string Status, GovernmentAnswer? Answer);

/// <summary>What a recommendation says.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Part">The part of the mandate that it answers.</param>
/// <param name="Lighthouse">Whether it is a lighthouse.</param>
/// <param name="AmountAskedDkk">What it asks for.</param>
/// <param name="PrivateCoInvestmentDkk">What private investors put in.</param>
/// <param name="Description">What it is.</param>
public sealed record RecommendationContent(
    Phrase Title, string Part, bool Lighthouse, decimal AmountAskedDkk, decimal PrivateCoInvestmentDkk, Phrase? Description);

/// <summary>What the government answered.</summary>
/// <param name="Outcome">Accepted, partly or rejected.</param>
/// <param name="GrantedDkk">What it granted.</param>
public sealed record GovernmentAnswer(string Outcome, decimal GrantedDkk);
