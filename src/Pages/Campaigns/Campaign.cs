using Kkr.Pages.Words;

namespace Kkr.Pages.Campaigns;

/// <summary>A campaign or programme in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Goals">How many goals it has.</param>
public sealed record CampaignRow(string Id, Phrase Title, DateOnly From, DateOnly To, int Goals);

/// <summary>A campaign, its goals held against the figures.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Terms">What it is.</param>
/// <param name="Goals">Goal by goal.</param>
public sealed record Campaign(string Id, CampaignTerms Terms, IReadOnlyList<CampaignGoal> Goals);

/// <summary>What a campaign is.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Goals">What it aims at.</param>
public sealed record CampaignTerms(Phrase Title, DateOnly From, DateOnly To, IReadOnlyList<CampaignAim> Goals);

/// <summary>What a goal is measured on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="From">From which period.</param>
/// <param name="To">To which period.</param>
/// <param name="Target">The target, where one is named.</param>
public sealed record CampaignAim(int Number, string DataSet, string? From, string? To, decimal? Target);

/// <summary>How far a goal is.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is.</param>
/// <param name="From">The figure it started from.</param>
/// <param name="To">The figure it has come to.</param>
/// <param name="Change">The change.</param>
/// <param name="ChangePercent">That in per cent.</param>
/// <param name="Reached">Whether it is reached; null where figures are missing.</param>
/// <param name="Municipalities">How many reporters it rests on.</param>
/// <param name="Expected">How many are expected.</param>
/// <param name="Explanation">How it comes about.</param>
public sealed record CampaignGoal(
    int Number, Phrase Title, decimal? From, decimal? To, decimal? Change, decimal? ChangePercent, bool? Reached, int Municipalities, int Expected,
    Phrase Explanation);
