namespace Kkr.Formats;

/// <summary>Why a selection was refused, naming what was wrong.</summary>
/// <param name="Problem">The kind of error.</param>
/// <param name="Variable">The offending variable, as the client wrote it.</param>
/// <param name="Value">The offending value, expression or code list, as the client wrote it.</param>
public sealed record SelectionError(SelectionProblem Problem, string? Variable = null, string? Value = null)
{
    /// <summary>The HTTP status of the contract: 403 for too many cells, otherwise 400.</summary>
    public int HttpStatus => Problem == SelectionProblem.TooManyCells ? 403 : 400;

    /// <summary>The error in a sentence.</summary>
    public LocalText Message => Problem switch
    {
        SelectionProblem.UnknownVariable => new($"Tabellen har ingen variabel {Variable}.", $"The table has no variable {Variable}."),
        SelectionProblem.RepeatedVariable => new($"Variablen {Variable} er nævnt to gange.", $"The variable {Variable} is named twice."),
        SelectionProblem.UnknownValue => new($"Variablen {Variable} har ingen værdi {Value}.", $"The variable {Variable} has no value {Value}."),
        SelectionProblem.MalformedExpression => new($"Udtrykket {Value} for variablen {Variable} kan ikke læses.", $"The expression {Value} for variable {Variable} cannot be read."),
        SelectionProblem.UnknownCodeList => new($"Variablen {Variable} har ingen kodeliste {Value}.", $"The variable {Variable} has no code list {Value}."),
        SelectionProblem.MissingSelection => new($"Variablen {Variable} skal have mindst én værdi.", $"The variable {Variable} must have at least one value."),
        SelectionProblem.IllegalPlacement => new("Hoved og forspalte skal nævne hver valgt variabel én gang.", "Heading and stub must name each selected variable once."),
        _ => new($"Udtrækket har flere celler end de tilladte {Value}.", $"The query has more cells than the {Value} allowed."),
    };
}
