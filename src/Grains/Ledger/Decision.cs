using Kkr.Reports;

namespace Kkr.Ledger;

/// <summary>What a rule makes of a command: an event to record, or why not.</summary>
/// <param name="Event">What is to be recorded; null when refused.</param>
/// <param name="Refusal">Why not; null when accepted.</param>
/// <typeparam name="TEvent">The events of the stream.</typeparam>
public readonly record struct Decision<TEvent>(TEvent? Event, Refusal? Refusal)
    where TEvent : class
{
    /// <summary>The command is accepted.</summary>
    public static implicit operator Decision<TEvent>(TEvent happened) => new(happened, null);

    /// <summary>The command is refused.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new(null, refusal);
}
