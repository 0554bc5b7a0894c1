using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>Gathers everything wrong with some content, up to a limit, with a JSON pointer to each place.</summary>
internal sealed class ErrorList
{
    // Beyond this the content is not almost right, and the answer would only grow.
    private const int Most = 1000;
    private readonly List<ValidationError> errors = [];

    public bool Any => errors.Count > 0;

    public void Add(string path, string rule, object? value, string da, string en)
    {
        if (errors.Count < Most)
            errors.Add(new ValidationError(path, rule, Shown(value), new Text(da, en)));
    }

    public void Require(bool holds, string path, string rule, object? value, string da, string en)
    {
        if (!holds) Add(path, rule, value, da, en);
    }

    /// <summary>A text in both languages must be there, and not be a book.</summary>
    public void RequireText(Text? text, string path, int longest = 2000)
    {
        var there = text is not null && !string.IsNullOrWhiteSpace(text.Da) && !string.IsNullOrWhiteSpace(text.En);
        Require(there, path, "required", null, "Teksten skal stå på dansk og engelsk.", "The text must be given in Danish and English.");
        if (there)
        {
            Require(text!.Da.Length <= longest && text.En.Length <= longest, path, "too-long", null,
                $"Teksten må højst være {longest} tegn.", $"The text may have {longest} characters at most.");
            RefusePersons(text.Da, path);
            RefusePersons(text.En, path);
        }
    }

    /// <summary>A plain text must be there, and be short.</summary>
    public void RequireName(string? name, string path, int longest = 500)
    {
        Require(!string.IsNullOrWhiteSpace(name) && name.Length <= longest, path, "required", null,
            $"Her skal stå 1–{longest} tegn.", $"1–{longest} characters are required here.");
        RefusePersons(name, path);
    }

    /// <summary>A remark may be left out, but not be a book.</summary>
    public void AllowRemark(string? remark, string path, int longest = 2000)
    {
        Require(remark is null || remark.Length <= longest, path, "too-long", null,
            $"Teksten må højst være {longest} tegn.", $"The text may have {longest} characters at most.");
        RefusePersons(remark, path);
    }

    public void RequireCount(int count, int fewest, int most, string path) =>
        Require(count >= fewest && count <= most, path, "count", count,
            $"Her skal være {fewest}–{most}.", $"There must be {fewest}–{most} here.");

    public void RequireBetween(decimal value, decimal lowest, decimal highest, string path) =>
        Require(value >= lowest && value <= highest, path, "range", value,
            $"Tallet skal ligge mellem {lowest} og {highest}.", $"The figure must lie between {lowest} and {highest}.");

    public void RequireMunicipality(AreaCode code, string path) =>
        Require(Areas.TryGetMunicipality(code, out _), path, "municipality", code.Value,
            "Kommunen findes ikke.", "There is no such municipality.");

    /// <summary>Keys are short and plain so that they stay readable in paths, files and tables.</summary>
    public void RequireKey(string? key, string path) =>
        Require(IsKey(key), path, "key", key,
            "En nøgle er 1–60 små bogstaver (a–z), cifre og bindestreger.", "A key is 1–60 lower-case letters (a–z), digits and hyphens.");

    public static bool IsKey(string? key) =>
        key is { Length: >= 1 and <= 60 } && key.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    // No civil registration number, ever (guarantee G9).
    private void RefusePersons(string? words, string path) =>
        Require(words is null || !CivilRegistration.IsIn(words), path, "no-civil-registration-number", null,
            "CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.");

    /// <summary>All of it, as a refusal.</summary>
    public Refusal ToRefusal() => Refusal.Invalid([.. errors]);

    private static string? Shown(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType());
}
