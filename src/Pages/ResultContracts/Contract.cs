using System.Text.Json;
using Kkr.Pages.Words;

namespace Kkr.Pages.ResultContracts;

/// <summary>A contract in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="From">The first day it covers.</param>
/// <param name="To">The last day it covers.</param>
/// <param name="Parties">Who agreed it.</param>
/// <param name="Goals">Its goals.</param>
/// <param name="Overall">The whole.</param>
public sealed record ContractRow(
    string Id, Phrase Title, string Status, DateOnly From, DateOnly To, IReadOnlyList<string> Parties, IReadOnlyList<GoalRow> Goals, Overall Overall);

/// <summary>A goal in the list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fulfilment">Its fulfilment in per cent.</param>
/// <param name="Assessed">Whether there is evidence.</param>
public sealed record GoalRow(int Number, decimal Fulfilment, bool Assessed);

/// <summary>The whole of a contract.</summary>
/// <param name="Exact">The fulfilment.</param>
/// <param name="Rounded">The same, rounded.</param>
/// <param name="GoalsAssessed">How many goals have evidence.</param>
/// <param name="Goals">How many goals there are.</param>
public sealed record Overall(decimal Exact, int Rounded, int GoalsAssessed, int Goals);

/// <summary>A contract.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Terms">What is agreed.</param>
/// <param name="Endorsement">The endorsement that stands.</param>
public sealed record Contract(string Id, long Revision, string Status, Terms Terms, Decision? Endorsement);

/// <summary>What is agreed.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Parties">Who agreed it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Goals">The goals.</param>
/// <param name="Predecessor">The contract it was made from.</param>
public sealed record Terms(Phrase Title, IReadOnlyList<Party> Parties, DateOnly From, DateOnly To, IReadOnlyList<Goal> Goals, string? Predecessor);

/// <summary>A party.</summary>
/// <param name="Name">Its name.</param>
public sealed record Party(string Name);

/// <summary>That KKR decided.</summary>
/// <param name="RecordedAt">When.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Reason">Which meeting.</param>
public sealed record Decision(DateTimeOffset RecordedAt, string By, string Reason);

/// <summary>A goal.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is.</param>
/// <param name="Group">Whose goal: national, common or regional.</param>
/// <param name="Rule">How it is measured.</param>
/// <param name="Method">How it is followed up.</param>
public sealed record Goal(int Number, Phrase Title, string Group, JsonElement Rule, Phrase? Method)
{
    /// <summary>The kind of rule.</summary>
    public string Kind => Rule.GetProperty("kind").GetString()!;

    /// <summary>What evidence can be given for: the rule's indicators, targets, efforts or topics.</summary>
    public IReadOnlyList<Keyed> Keys => Kind switch
    {
        "increase-over-baseline" => Of("indicators"),
        "counts-against-targets" => Of("targets"),
        "share-of-efforts" => Of("efforts"),
        "documented" => Of("topics"),
        _ => [],
    };

    private Keyed[] Of(string name) => Rule.TryGetProperty(name, out var list) ? list.Deserialize<Keyed[]>(Api.KkrApi.Json) ?? [] : [];
}

/// <summary>Something that evidence is for.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it is.</param>
public sealed record Keyed(string Key, Phrase Title);

/// <summary>How a contract is fulfilled.</summary>
/// <param name="Goals">Goal by goal.</param>
/// <param name="Overall">The whole.</param>
public sealed record Assessment(IReadOnlyList<AssessedGoal> Goals, Overall Overall);

/// <summary>How a goal is fulfilled.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is.</param>
/// <param name="Group">Whose goal.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Fulfilment">The fulfilment in per cent.</param>
/// <param name="Assessed">Whether there is evidence.</param>
/// <param name="Proposed">The fulfilment that the hub proposes.</param>
/// <param name="Differs">Whether that is another.</param>
/// <param name="ProposedReason">Why.</param>
/// <param name="Explanation">How the fulfilment comes about.</param>
/// <param name="RestsOn">What it rests on.</param>
public sealed record AssessedGoal(
    int Number, Phrase Title, string Group, decimal? Measured, decimal Fulfilment, bool Assessed, decimal? Proposed, bool Differs,
    Phrase? ProposedReason, Phrase Explanation, IReadOnlyList<EvidenceLine> RestsOn);

/// <summary>A line of evidence.</summary>
/// <param name="Evidence">The number of the evidence.</param>
/// <param name="Line">What it says.</param>
public sealed record EvidenceLine(int Evidence, Phrase Line);
