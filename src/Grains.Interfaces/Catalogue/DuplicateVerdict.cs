namespace Kkr.Catalogue;

/// <summary>What a person found records of the same key to be.</summary>
public enum DuplicateVerdict
{
    /// <summary>The same case: it counts once.</summary>
    Same,

    /// <summary>Cases of their own: each counts.</summary>
    Distinct,
}
