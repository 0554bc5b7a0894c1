namespace Kkr.Hostile.Tests;

/// <summary>How a hostile request may end. Never with a fault of the server, whatever it is.</summary>
public enum Verdict
{
    /// <summary>With a status of 4xx, told as problem details.</summary>
    Refused,

    /// <summary>With a status of 4xx, or an import's report that nothing was taken in.</summary>
    NothingTaken,

    /// <summary>With a status of 4xx, or the connection closed: it is no HTTP that could be answered.</summary>
    RefusedOrClosed,

    /// <summary>With any answer below 500: it may be harmless as it is written.</summary>
    Answered,
}
