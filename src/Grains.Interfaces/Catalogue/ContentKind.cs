namespace Kkr.Catalogue;

/// <summary>What a data set's reports hold.</summary>
public enum ContentKind
{
    /// <summary>Numbers at places; they sum.</summary>
    Figures,

    /// <summary>Single cases with attributes; they are counted, with duplicates found by key.</summary>
    Records,

    /// <summary>Choices made in a survey; they are counted by choice.</summary>
    Answers,
}
