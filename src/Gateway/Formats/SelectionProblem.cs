namespace Kkr.Formats;

/// <summary>Why a selection cannot be carried out.</summary>
public enum SelectionProblem
{
    /// <summary>The table has no such variable.</summary>
    UnknownVariable,

    /// <summary>The variable is named twice.</summary>
    RepeatedVariable,

    /// <summary>The variable has no such value, or the expression matches none.</summary>
    UnknownValue,

    /// <summary>The expression cannot be read.</summary>
    MalformedExpression,

    /// <summary>The variable has no such code list.</summary>
    UnknownCodeList,

    /// <summary>A variable that cannot be left out has no values.</summary>
    MissingSelection,

    /// <summary>Heading and stub do not name each selected variable once.</summary>
    IllegalPlacement,

    /// <summary>More cells than one answer may have.</summary>
    TooManyCells,
}
