namespace Kkr.Ledger;

/// <summary>More is waiting to be recorded than the writer's queue may hold (guarantee G7). Nothing was recorded; it is safe to repeat.</summary>
[GenerateSerializer, Alias("kkr.LedgerOverloadedException")]
public sealed class LedgerOverloadedException : Exception
{
    /// <summary>Creates it.</summary>
    public LedgerOverloadedException() : this("Too much is waiting to be recorded.", null) { }

    /// <summary>Creates it with a message.</summary>
    public LedgerOverloadedException(string message) : this(message, null) { }

    /// <summary>Creates it with a message and its cause.</summary>
    public LedgerOverloadedException(string message, Exception? innerException) : base(message, innerException) { }
}
