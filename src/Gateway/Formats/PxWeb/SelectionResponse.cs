namespace Kkr.Formats.PxWeb;

/// <summary>A selection, written out in value codes.</summary>
/// <param name="Selection">What to take of each variable.</param>
/// <param name="Placement">How it is laid out.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Links">Itself.</param>
public sealed record SelectionResponse(IReadOnlyList<VariableSelection> Selection, VariablePlacement? Placement, string Language, IReadOnlyList<Link> Links);
