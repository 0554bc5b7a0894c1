using System.Globalization;
using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>Figures and dates as they are written in explanations, in Danish and in English.</summary>
internal static class Wording
{
    // Written out rather than taken from the machine's cultures, which differ between systems; explanations may not.
    private static readonly NumberFormatInfo Danish = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static string Da(decimal figure) => figure.ToString("#,##0.####", Danish);

    public static string En(decimal figure) => figure.ToString("#,##0.####", CultureInfo.InvariantCulture);

    public static string DayDa(DateOnly day) => day.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);

    public static string DayEn(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// A sentence with figures in it at <c>{0}</c>, <c>{1}</c> and so on. Not a format string: users' own words stand
    /// in it too and may hold any brackets.
    /// </summary>
    public static Text Of(string da, string en, params decimal[] figures)
    {
        for (var at = 0; at < figures.Length; at++)
        {
            da = da.Replace($"{{{at}}}", Da(figures[at]), StringComparison.Ordinal);
            en = en.Replace($"{{{at}}}", En(figures[at]), StringComparison.Ordinal);
        }

        return new Text(da, en);
    }

    /// <summary>One sentence after another.</summary>
    public static Text Then(this Text first, Text second) => new($"{first.Da} {second.Da}", $"{first.En} {second.En}");
}
