namespace Kkr.Formats;

/// <summary>What a code list does to a dimension; the names are PxWebApi's.</summary>
public enum CodeListType
{
    /// <summary>Sums categories into groups.</summary>
    Aggregation,

    /// <summary>Names a set of the categories as they are.</summary>
    Valueset,
}
