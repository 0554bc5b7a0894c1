using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kkr.Formats;
using Kkr.Gateway.Problems;

namespace Kkr.Gateway.Tables;

/// <summary>What the addresses of both table interfaces have in common, and their problems.</summary>
internal static class TableParameters
{
    /// <summary>Reads <c>lang</c>.</summary>
    public static bool TryReadLanguage(HttpContext context, out Language language, [NotNullWhen(false)] out IResult? problem)
    {
        var text = context.Request.Query["lang"];
        problem = LanguageCode.TryParse(text, out language)
            ? null
            : ProblemAnswers.BadParameter("lang", text, new("da eller en.", "da or en."));
        return problem is null;
    }

    /// <summary>Reads a whole number; a number beyond any page is the largest there is.</summary>
    public static bool TryReadCount(HttpContext context, string name, out int? count, [NotNullWhen(false)] out IResult? problem)
    {
        (count, problem) = (null, null);
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0) return true;
        if (System.Numerics.BigInteger.TryParse(text.AsSpan(0, Math.Min(text.Length, 100)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            count = number > int.MaxValue ? int.MaxValue : number < int.MinValue ? int.MinValue : (int)number;
        else problem = ProblemAnswers.BadParameter(name, text, new("Er ikke et helt tal.", "Is not a whole number."));
        return problem is null;
    }

    /// <summary>A query that can't be carried out, naming what is wrong in it.</summary>
    public static IResult Problem(SelectionError error)
    {
        var type = error.Problem == SelectionProblem.TooManyCells ? "too-many-cells" : "selection";
        return ProblemAnswers.Create(error.HttpStatus, type, new(error.Message.Da, error.Message.En), new(StringComparer.Ordinal)
        {
            ["reason"] = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(error.Problem.ToString()),
            ["variable"] = error.Variable,
            ["value"] = error.Value,
        });
    }

    /// <summary>A table that is not there.</summary>
    public static IResult NoTable(string id) => ProblemAnswers.NotFound("table", id);
}
