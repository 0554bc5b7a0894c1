namespace Kkr.Formats.PxWeb;

/// <summary>One step of the way to a table.</summary>
/// <param name="Id">The subject's code.</param>
/// <param name="Label">The subject's title.</param>
public sealed record PathElement(string Id, string Label);
