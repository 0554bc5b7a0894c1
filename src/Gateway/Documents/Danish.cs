using Kkr.Municipalities;
using Kkr.Pages.Words;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>Numbers, dates and names as Danes write them: 1.784, 21,5 %, 31.12.2020.</summary>
internal static class Danish
{
    /// <summary>What stands for a figure that is not there.</summary>
    public const string NoFigure = "–";

    public static string Number(decimal? value) => Written.Number(value, Language.Danish);

    public static string Number(decimal? value, int decimals) => Written.Number(value, decimals, Language.Danish);

    public static string Change(decimal? value) => Written.Change(value, Language.Danish);

    /// <summary>A per cent with at most the decimals given, away from zero at the middle.</summary>
    public static string Percent(decimal? value, int decimals = 1) =>
        value is { } known ? Number(Math.Round(known, decimals, MidpointRounding.AwayFromZero)) + " %" : NoFigure;

    public static string Day(DateOnly? day) => Written.Day(day, Language.Danish);

    public static string Moment(DateTimeOffset moment) => Written.Moment(moment, Language.Danish);

    public static string Kroner(decimal amountDkk) => $"{Number(amountDkk)} kr.";

    public static string Millions(decimal amountDkk) => Written.Millions(amountDkk, Language.Danish);

    /// <summary>A period: 2020, 4. kvartal 2020, september 2020, 01.12.2020, 2017/2018.</summary>
    public static string Of(Period period) => Written.Period(period.ToString(), Language.Danish);

    /// <summary>Words in a row: a, b og c.</summary>
    public static string And(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} og {all[^1]}";
    }

    /// <summary>The names of municipalities.</summary>
    public static string Names(IEnumerable<AreaCode> municipalities) => And(municipalities.Select(Areas.NameOf));

    public static string YesNo(bool? holds) => holds switch { true => "Ja", false => "Nej", null => "Kan ikke afgøres" };
}
