namespace Kkr.Hostile.Tests;

/// <summary>One hostile request.</summary>
/// <param name="Family">What kind of hostility it is.</param>
/// <param name="Name">Which one, with all that is needed to find it again.</param>
/// <param name="Bytes">What is sent, as it goes over the socket.</param>
/// <param name="Verdict">How it may end.</param>
public sealed record HostileCase(string Family, string Name, ReadOnlyMemory<byte> Bytes, Verdict Verdict);
