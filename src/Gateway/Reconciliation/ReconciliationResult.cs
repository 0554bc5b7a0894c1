namespace Kkr.Gateway.Reconciliation;

/// <summary>Whether a stated figure agrees with the data.</summary>
internal enum ReconciliationResult
{
    /// <summary>It does.</summary>
    Equal,

    /// <summary>It does not.</summary>
    Differs,

    /// <summary>The reader sees no figure to compare it with.</summary>
    NotCompared,
}
