namespace Kkr.Ledger;

/// <summary>
/// The ledger could not be reached, or broke off before it answered. What was under way may or may not have been
/// committed: repeating the command with the same id finds out, and never does it twice.
/// </summary>
[GenerateSerializer, Alias("kkr.LedgerUnavailableException")]
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Creates it without a cause.</summary>
    public LedgerUnavailableException() : this("The ledger can't be reached.") { }

    /// <summary>Creates it with a message.</summary>
    public LedgerUnavailableException(string message) : base(message) { }

    /// <summary>
    /// Creates it with a message and its cause. Of the cause only what it says is kept: a store's exception is of a type that
    /// can't be sent between silos and gateways, and this one would not arrive with it.
    /// </summary>
    public LedgerUnavailableException(string message, Exception? innerException)
        : base(innerException is null ? message : $"{message} {innerException.GetType().Name}: {innerException.Message}") { }
}
