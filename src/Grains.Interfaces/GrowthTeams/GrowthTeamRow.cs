using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>A team in the summary.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Recommendations">How many it has.</param>
/// <param name="Lighthouses">How many of them are lighthouses.</param>
/// <param name="MandateAnswered">How many of the four parts are answered.</param>
/// <param name="AskedDkk">What its recommendations ask for, drafts too, without those the government has rejected.</param>
/// <param name="PrivateCoInvestmentDkk">What private investors put in beside it.</param>
/// <param name="GrantedDkk">What it is granted.</param>
/// <param name="Deadline">Its last day.</param>
/// <param name="Overdue">Whether that has passed without its handing in.</param>
[GenerateSerializer, Immutable, Alias("kkr.GrowthTeamRow")]
public sealed record GrowthTeamRow(
    [property: Id(0)] string Id,
    [property: Id(1)] Text Name,
    [property: Id(2)] GrowthTeamStatus Status,
    [property: Id(3)] int Recommendations,
    [property: Id(4)] int Lighthouses,
    [property: Id(5)] int MandateAnswered,
    [property: Id(6)] decimal AskedDkk,
    [property: Id(7)] decimal PrivateCoInvestmentDkk,
    [property: Id(8)] decimal GrantedDkk,
    [property: Id(9)] DateOnly Deadline,
    [property: Id(10)] bool Overdue);
