namespace Kkr.Catalogue;

/// <summary>Who reports a data set.</summary>
public enum ReporterKind
{
    /// <summary>Each municipality for itself, or jointly through another.</summary>
    Municipality,

    /// <summary>Each region itself: figures that no municipality has.</summary>
    Region,

    /// <summary>One national series.</summary>
    Country,
}
