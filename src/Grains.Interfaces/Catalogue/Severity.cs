namespace Kkr.Catalogue;

/// <summary>What follows when a rule is broken.</summary>
public enum Severity
{
    /// <summary>The submission is refused.</summary>
    Error,

    /// <summary>It is taken in, and the receipt says so.</summary>
    Warning,
}
