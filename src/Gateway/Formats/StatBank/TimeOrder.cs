namespace Kkr.Formats.StatBank;

/// <summary>The order of periods in StatBank's answers.</summary>
public enum TimeOrder
{
    /// <summary>The oldest first: the default.</summary>
    Ascending,

    /// <summary>The newest first.</summary>
    Descending,
}
