using Microsoft.AspNetCore.Http.HttpResults;

namespace Kkr.Gateway.Tables;

/// <summary>
/// StatBank's own errors are <c>errorTypeCode</c> and <c>message</c>, which its clients show to people: they stand in the
/// problem details beside what the rest of the system tells.
/// </summary>
internal static class StatBankProblems
{
    /// <summary>Adds StatBank's members to a problem.</summary>
    public static void Describe(ProblemHttpResult problem)
    {
        var details = problem.ProblemDetails;
        object? Told(string name) => details.Extensions.TryGetValue(name, out var value) ? value : null;
        details.Extensions["errorTypeCode"] = (Told("reason"), details.Status) switch
        {
            ("too-many-cells", _) => "REQUEST-LIMIT",
            ("missing-selection", _) => "EXTRACT-NOTALLOWED",
            (not null, _) or (_, StatusCodes.Status404NotFound) => "EXTRACT-NOTFOUND",
            _ when Told("path") is not null => "REQUEST-EMPTY",
            _ => "REQUEST-MISSING",
        };
        details.Extensions["message"] = Told("id") is { } id ? $"Tabel findes ikke: {id}" : Told("detailDa");
    }
}
