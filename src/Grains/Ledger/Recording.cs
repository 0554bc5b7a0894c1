using Kkr.Reports;

namespace Kkr.Ledger;

/// <summary>What came of a command that was to be recorded.</summary>
/// <typeparam name="TEvent">The base type of the stream's events.</typeparam>
/// <param name="Entry">What is to be told of the entry that holds it; null when refused.</param>
/// <param name="Event">What the entry says; null when refused.</param>
/// <param name="Replayed">Whether the entry was there before.</param>
/// <param name="Refusal">Why it was refused; null when it is in the ledger.</param>
public readonly record struct Recording<TEvent>(RecordedEntry? Entry, TEvent? Event, bool Replayed, Refusal? Refusal)
    where TEvent : class;
