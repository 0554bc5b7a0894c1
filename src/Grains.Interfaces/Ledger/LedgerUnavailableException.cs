namespace Kkr.Ledger;

/// <summary>
/// The ledger could not be reached, or broke off before it answered. What was under way may or may not have been
/// committed: repeating the command with the same id finds out, and never does it twice.
/// </summary>
[GenerateSerializer, Alias("kkr.LedgerUnavailableException")]
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Creates it without a cause.</summary>
    public LedgerUnavailableException() : this("The ledger can't be reached.", null) { }

    /// <summary>Creates it with a message.</summary>
    public LedgerUnavailableException(string message) : this(message, null) { }

    /// <summary>Creates it with a message and its cause.</summary>
    public LedgerUnavailableException(string message, Exception? innerException) : base(message, innerException) { }
}
