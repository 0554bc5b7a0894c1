namespace Kkr.Catalogue;

/// <summary>How the figures of several reporters, or of several places, become one.</summary>
public enum Aggregation
{
    /// <summary>They are added.</summary>
    Sum,

    /// <summary>They don't: a percentage or a level stands for itself, and what several would make is no figure.</summary>
    None,
}
