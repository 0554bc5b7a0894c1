namespace Kkr.Reports;

/// <summary>What came of a command: what was asked for, or why not.</summary>
/// <param name="Value">What was asked for; null when refused.</param>
/// <param name="Refusal">Why not; null when carried out.</param>
/// <param name="Replayed">Whether it had been carried out before, by the same command.</param>
/// <typeparam name="T">What is asked for.</typeparam>
[GenerateSerializer, Immutable, Alias("kkr.Answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal, [property: Id(2)] bool Replayed)
    where T : class
{
    /// <summary>It was carried out.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null, false);

    /// <summary>It was refused.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal, false);
}
