namespace Kkr.Testing.Namespaces;

/// <summary>One network of the hosts under test: whoever is on it reaches everybody else on it, and nobody beyond.</summary>
/// <param name="Name">What it is called, such as <c>cluster</c>.</param>
/// <param name="Hosts">The names of the hosts on it. A host may be on several networks; it does not forward between them.</param>
public sealed record Network(string Name, params IReadOnlyList<string> Hosts);
