namespace Kkr.Cluster.Tests;

/// <summary>The ports of a silo.</summary>
/// <param name="Silo">For other silos.</param>
/// <param name="Gateway">For gateways.</param>
public sealed record SiloPorts(int Silo, int Gateway);
