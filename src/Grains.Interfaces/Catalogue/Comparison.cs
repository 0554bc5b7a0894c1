namespace Kkr.Catalogue;

/// <summary>A relation between two figures.</summary>
public enum Comparison
{
    /// <summary>At most as large.</summary>
    AtMost,

    /// <summary>At least as large.</summary>
    AtLeast,

    /// <summary>As large.</summary>
    Equal,
}
