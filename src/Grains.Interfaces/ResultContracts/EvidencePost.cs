using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>Evidence for one goal, of any kinds together: the body of an evidence POST.</summary>
/// <param name="Figures">Figures.</param>
/// <param name="Efforts">Checked efforts.</param>
/// <param name="Evaluations">Rounds of evaluations.</param>
/// <param name="Grants">Grants.</param>
/// <param name="Events">Events.</param>
/// <param name="Documents">Documents by reference.</param>
/// <param name="Decisions">Decisions of an authority.</param>
/// <param name="Proposed">The proposed fulfilment; the newest stands.</param>
/// <param name="Replaces">The numbers of earlier evidence for the goal that this takes the place of; they stay in the history.</param>
/// <param name="Comment">A remark; required where something is replaced.</param>
[GenerateSerializer, Immutable, Alias("kkr.EvidencePost")]
public sealed record EvidencePost(
    [property: Id(0)] ImmutableArray<FigureEvidence> Figures = default,
    [property: Id(1)] ImmutableArray<EffortEvidence> Efforts = default,
    [property: Id(2)] ImmutableArray<EvaluationEvidence> Evaluations = default,
    [property: Id(3)] ImmutableArray<GrantEvidence> Grants = default,
    [property: Id(4)] ImmutableArray<EventEvidence> Events = default,
    [property: Id(5)] ImmutableArray<DocumentEvidence> Documents = default,
    [property: Id(6)] ImmutableArray<DecisionEvidence> Decisions = default,
    [property: Id(7)] ProposedFulfilment? Proposed = null,
    [property: Id(8)] ImmutableArray<int> Replaces = default,
    [property: Id(9)] string? Comment = null);
