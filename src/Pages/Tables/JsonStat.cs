using System.Text.Json.Serialization;

namespace Kkr.Pages.Tables;

/// <summary>A table as JSON-stat 2 writes it; without figures it is the table's metadata.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Updated">When it changed last.</param>
/// <param name="Note">What to know about it.</param>
/// <param name="Id">The variables, in order.</param>
/// <param name="Size">How many values each has.</param>
/// <param name="Dimension">The variables by id.</param>
/// <param name="Value">The figures, row by row; null where there is none.</param>
/// <param name="Status">What is told of a figure, by its place.</param>
public sealed record JsonStat(
    string Label, string? Source, string? Updated, IReadOnlyList<string>? Note, IReadOnlyList<string> Id, IReadOnlyList<int> Size,
    IReadOnlyDictionary<string, JsonStatDimension> Dimension, IReadOnlyList<decimal?>? Value, IReadOnlyDictionary<string, string>? Status)
{
    /// <summary>The variable that tells what is measured.</summary>
    public const string Contents = "ContentsCode";

    /// <summary>What stands for a figure that is not there.</summary>
    public string? StatusOf(int place) => Status?.GetValueOrDefault(place.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The unit of a measure.</summary>
    public JsonStatUnit? UnitOf(string? measure) => measure is null ? null : Dimension.GetValueOrDefault(Contents)?.Category.Unit?.GetValueOrDefault(measure);
}

/// <summary>A variable.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Category">Its values.</param>
/// <param name="Extension">What else is told of it.</param>
public sealed record JsonStatDimension(string Label, JsonStatCategory Category, JsonStatExtension? Extension);

/// <summary>A variable's values.</summary>
/// <param name="Index">Their places, by code.</param>
/// <param name="Label">Their titles, by code.</param>
/// <param name="Unit">Their units, by code.</param>
public sealed record JsonStatCategory(
    IReadOnlyDictionary<string, int> Index, IReadOnlyDictionary<string, string>? Label, IReadOnlyDictionary<string, JsonStatUnit>? Unit)
{
    /// <summary>The codes in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Codes => [.. Index.OrderBy(i => i.Value).Select(i => i.Key)];

    /// <summary>A value's title.</summary>
    public string TitleOf(string code) => Label?.GetValueOrDefault(code) ?? code;
}

/// <summary>A unit.</summary>
/// <param name="Base">What people read.</param>
/// <param name="Decimals">How many decimals.</param>
public sealed record JsonStatUnit(string? Base, int Decimals);

/// <summary>What else is told of a variable.</summary>
/// <param name="Elimination">Whether it can be left out.</param>
public sealed record JsonStatExtension(bool Elimination);

/// <summary>The tables that were found.</summary>
/// <param name="Tables">The tables.</param>
public sealed record FoundTables(IReadOnlyList<FoundTable> Tables);

/// <summary>A table that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its title.</param>
/// <param name="Description">What it is.</param>
/// <param name="FirstPeriod">Its first period.</param>
/// <param name="LastPeriod">Its last period.</param>
/// <param name="Updated">When it changed last.</param>
/// <param name="VariableNames">What it is broken down by.</param>
public sealed record FoundTable(
    string Id, string Label, string? Description, string? FirstPeriod, string? LastPeriod, DateTimeOffset? Updated, IReadOnlyList<string> VariableNames);
