using System.Globalization;
using Kkr.Pages.Charts;

namespace Kkr.Pages.Tables;

/// <summary>How a selection of a table is shown.</summary>
public enum TableView
{
    /// <summary>As a table.</summary>
    Table,

    /// <summary>As bars.</summary>
    Bars,

    /// <summary>As lines over time.</summary>
    Lines,

    /// <summary>As shares of a whole.</summary>
    Shares,

    /// <summary>As a small chart for each row.</summary>
    Small,

    /// <summary>As a tile map.</summary>
    Map,
}

/// <summary>A selection of a table, laid out: a row for each combination of values, a column for each period. Pure.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Periods">The periods.</param>
public sealed record LaidOutTable(IReadOnlyList<LaidOutRow> Rows, IReadOnlyList<string> Periods)
{
    /// <summary>The variable that tells time.</summary>
    public const string Time = "tid";

    /// <summary>The variable that tells places.</summary>
    public const string Area = "omrade";

    /// <summary>Lays a table out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="measure">The only measure whose rows are wanted, as figures of different units share no chart; null for all.</param>
    public static LaidOutTable Of(JsonStat table, string? measure = null)
    {
        var time = table.Id.ToList().IndexOf(Time);
        var periods = time < 0 ? [""] : table.Dimension[Time].Category.Codes;
        var others = Enumerable.Range(0, table.Id.Count).Where(i => i != time).ToList();
        var rows = new List<LaidOutRow>();
        var count = others.Aggregate(1, (product, i) => product * table.Size[i]);
        for (var row = 0; row < count; row++)
        {
            var places = new int[table.Id.Count];
            var rest = row;
            foreach (var i in Enumerable.Reverse(others)) (rest, places[i]) = Math.DivRem(rest, table.Size[i]);
            var codes = others.Select(i => table.Dimension[table.Id[i]].Category.Codes[places[i]]).ToList();
            var measured = others.Zip(codes).FirstOrDefault(o => table.Id[o.First] == JsonStat.Contents).Second;
            if (measure is not null && measured is not null && measured != measure) continue;
            var shown = others.Zip(codes).Where(o => (table.Size[o.First] > 1 && (measure is null || table.Id[o.First] != JsonStat.Contents)) || others.Count == 1).ToList();
            var values = new decimal?[periods.Count];
            var signs = new string?[periods.Count];
            for (var t = 0; t < periods.Count; t++)
            {
                if (time >= 0) places[time] = t;
                var at = 0;
                for (var i = 0; i < places.Length; i++) at = at * table.Size[i] + places[i];
                values[t] = table.Value?[at];
                signs[t] = table.StatusOf(at);
            }

            rows.Add(new(
                others.Zip(codes).ToDictionary(o => table.Id[o.First], o => o.Second, StringComparer.Ordinal),
                [.. shown.Select(o => TitleOf(table, table.Id[o.First], o.Second))], values, signs,
                table.UnitOf(measured)));
        }

        return new(rows, periods);
    }

    /// <summary>The upper ends of five steps with about as many figures in each: one large municipality does not pale the rest.</summary>
    public static IReadOnlyList<decimal> StepsOf(IEnumerable<decimal?> values)
    {
        var sorted = values.OfType<decimal>().Order().ToList();
        return sorted.Count == 0 ? [] : [.. Enumerable.Range(1, 5).Select(step => sorted[Math.Min(sorted.Count - 1, (sorted.Count * step + 4) / 5 - 1)]).Distinct()];
    }

    /// <summary>The rows that have figures.</summary>
    public IReadOnlyList<LaidOutRow> Filled => [.. Rows.Where(HasFigures)];

    /// <summary>The series of the first rows that have figures.</summary>
    public IReadOnlyList<Series> Series(int most) => [.. Filled.Take(most).Select(r => new Series(r.Name, r.Values))];

    /// <summary>The parts of a whole: where they are many, the largest in the newest period, and the others as one.</summary>
    /// <param name="most">The most parts.</param>
    /// <param name="others">What the others are called; {0} is how many they are.</param>
    public IReadOnlyList<Series> Parts(int most, string others)
    {
        var rows = Filled.ToList();
        if (rows.Count <= most) return Series(most);
        var largest = rows.OrderByDescending(r => r.Values.LastOrDefault(v => v is not null)).Take(most - 1).ToHashSet();
        var rest = rows.Where(r => !largest.Contains(r)).ToList();
        return
        [
            .. rows.Where(largest.Contains).Select(r => new Series(r.Name, r.Values)),
            new(string.Format(CultureInfo.InvariantCulture, others, rest.Count),
                [.. Periods.Select((_, p) => rest.Exists(r => r.Values[p] is not null) ? rest.Sum(r => r.Values[p]) : null)]),
        ];
    }

    // Where several measures stand in one table, each row says its unit.
    private static string TitleOf(JsonStat table, string variable, string code)
    {
        var title = table.Dimension[variable].Category.TitleOf(code);
        return variable == JsonStat.Contents && table.UnitOf(code)?.Base is { Length: > 0 } unit && !title.Contains(unit, StringComparison.OrdinalIgnoreCase) ? $"{title} ({unit})" : title;
    }

    private static bool HasFigures(LaidOutRow row) => row.Values.Any(v => v is not null);
}

/// <summary>A row of a table.</summary>
/// <param name="Codes">Its codes by variable.</param>
/// <param name="Titles">Its titles, of those variables that have more than one value.</param>
/// <param name="Values">A figure for each period.</param>
/// <param name="Signs">What stands where a figure is missing, for each period.</param>
/// <param name="Unit">The unit of its figures; null where the table tells none.</param>
public sealed record LaidOutRow(
    IReadOnlyDictionary<string, string> Codes, IReadOnlyList<string> Titles, IReadOnlyList<decimal?> Values, IReadOnlyList<string?> Signs, JsonStatUnit? Unit)
{
    /// <summary>Its name.</summary>
    public string Name => Titles.Count == 0 ? "" : string.Join(", ", Titles);
}

/// <summary>What is chosen of a table, as it stands in the address: sharing the link shares the choice.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Region">The region whose municipalities are shown.</param>
/// <param name="Areas">How places are grouped: municipalities, regions, growth teams' areas or the country.</param>
/// <param name="Values">The codes chosen, by variable; a variable left out is summed over.</param>
/// <param name="View">How it is shown.</param>
public sealed record TableChoice(
    string Table, string Region, string Areas, IReadOnlyDictionary<string, IReadOnlyList<string>> Values, TableView View)
{
    /// <summary>Whether single places are chosen, not all of the region's.</summary>
    public bool NamesAreas { get; init; }

    /// <summary>The ways in which places are grouped, and the API's list for each.</summary>
    public static IReadOnlyDictionary<string, string?> AreaLists { get; } = new Dictionary<string, string?>
    {
        ["municipalities"] = null,
        ["regions"] = "agg_region",
        ["growthteams"] = "agg_growthteam",
        ["country"] = "agg_country",
    };

    /// <summary>The API call that gives the selection.</summary>
    public string ApiPath(string language, string format)
    {
        var parts = new List<string> { "lang=" + language };
        foreach (var (variable, codes) in Values.Where(v => v.Value.Count > 0))
            parts.Add($"valueCodes[{variable}]={string.Join(',', codes.Select(Uri.EscapeDataString))}");
        if (AreaLists.GetValueOrDefault(Areas) is { } list) parts.Add($"codelist[{LaidOutTable.Area}]={list}");
        parts.Add("outputFormat=" + format);
        return $"/api/pxwebapi/v2/tables/{Table}/data?{string.Join('&', parts)}";
    }

    /// <summary>The page's own address with another view.</summary>
    public string PagePath(TableView view)
    {
        var parts = Values.Where(v => NamesAreas || v.Key != LaidOutTable.Area).SelectMany(v => v.Value.Select(code => $"v.{v.Key}={Uri.EscapeDataString(code)}"))
            .Prepend($"areas={Areas}").Prepend($"region={Region}").Append("view=" + view.ToString().ToLower(CultureInfo.InvariantCulture));
        return $"/tables/{Table.ToLowerInvariant()}?{string.Join('&', parts)}";
    }
}
