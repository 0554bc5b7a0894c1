namespace Kkr.Formats.PxWeb;

/// <summary>A link to something related.</summary>
/// <param name="Rel">The relation: <c>self</c>, <c>alternate</c>, <c>metadata</c>, <c>data</c>, <c>next</c>, <c>previous</c>, <c>last</c>.</param>
/// <param name="Hreflang">The language of what is linked to.</param>
/// <param name="Href">The absolute address.</param>
public sealed record Link(string Rel, string Hreflang, string Href);
