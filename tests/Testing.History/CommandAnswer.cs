namespace Kkr.Testing.History;

/// <summary>What came of an attempt at a command.</summary>
public enum CommandAnswer
{
    /// <summary>A receipt: it is durable and counts once.</summary>
    Acknowledged,

    /// <summary>A clear no: nothing was stored.</summary>
    Refused,

    /// <summary>No answer, or one that says that the outcome is unknown: it may have been recorded, or may yet be.</summary>
    Unknown,
}
