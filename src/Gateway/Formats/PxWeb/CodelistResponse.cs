namespace Kkr.Formats.PxWeb;

/// <summary>A code list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its title.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Languages">The languages it exists in.</param>
/// <param name="Elimination">Whether the variable can be left out with the list applied.</param>
/// <param name="Type">Aggregation or value set.</param>
/// <param name="Values">Its values.</param>
/// <param name="Links">Itself, also in the other language.</param>
public sealed record CodelistResponse(
    string Id,
    string Label,
    string Language,
    IReadOnlyList<string> Languages,
    bool Elimination,
    string Type,
    IReadOnlyList<ValueMap> Values,
    IReadOnlyList<Link> Links);
