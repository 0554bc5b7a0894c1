using System.Collections.Frozen;
using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What the columns of a file hold, by their headings in either language. Pure.</summary>
internal sealed class ImportColumns
{
    /// <summary>Who reports.</summary>
    public const string Reporter = "municipality";

    /// <summary>The data set.</summary>
    public const string DataSet = "dataSet";

    /// <summary>The period.</summary>
    public const string Period = "period";

    /// <summary>The figure.</summary>
    public const string Value = "value";

    /// <summary>Why a figure is missing.</summary>
    public const string Missing = "missing";

    /// <summary>The remark on the report.</summary>
    public const string Comment = "comment";

    /// <summary>A record's id.</summary>
    public const string Id = "id";

    /// <summary>A question.</summary>
    public const string Question = "question";

    /// <summary>The answer to it.</summary>
    public const string Choice = "choice";

    /// <summary>Something for people to read, which is not imported.</summary>
    public const string Note = "name";

    /// <summary>A question's words, for people to read; it is not imported.</summary>
    public const string QuestionText = "questionText";

    /// <summary>What can be answered, for people to read; it is not imported.</summary>
    public const string PossibleChoices = "possibleChoices";

    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["municipality"] = Reporter,
        ["kommune"] = Reporter,
        ["kommunekode"] = Reporter,
        ["kommunenummer"] = Reporter,
        ["omrade"] = Reporter,
        ["område"] = Reporter,
        ["region"] = Reporter,
        ["dataset"] = DataSet,
        ["data_set"] = DataSet,
        ["data set"] = DataSet,
        ["datasæt"] = DataSet,
        ["datasaet"] = DataSet,
        ["period"] = Period,
        ["periode"] = Period,
        ["tid"] = Period,
        ["år"] = Period,
        ["year"] = Period,
        ["value"] = Value,
        ["værdi"] = Value,
        ["vaerdi"] = Value,
        ["tal"] = Value,
        ["missing"] = Missing,
        ["mangler"] = Missing,
        ["comment"] = Comment,
        ["kommentar"] = Comment,
        ["bemærkning"] = Comment,
        ["id"] = Id,
        ["question"] = Question,
        ["spørgsmål"] = Question,
        ["spoergsmaal"] = Question,
        ["choice"] = Choice,
        ["svar"] = Choice,
        ["answer"] = Choice,
        ["name"] = Note,
        ["navn"] = Note,
        ["kommunenavn"] = Note,
        [QuestionText] = Note,
        [PossibleChoices] = Note,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, int> _places;
    private readonly ImmutableArray<(int Place, string Heading)> _known;

    private ImportColumns(
        FrozenDictionary<string, int> places, ImmutableArray<(int Place, string Heading)> known, ImmutableArray<(int Place, string Heading)> others) =>
        (_places, _known, Others) = (places, known, others);

    /// <summary>The columns that only a data set can explain: its dimensions, measures and attributes.</summary>
    public ImmutableArray<(int Place, string Heading)> Others { get; }

    /// <summary>Reads a heading.</summary>
    /// <param name="heading">The first row.</param>
    /// <param name="given">The columns that are left out because the address of the import says the same for all rows.</param>
    /// <param name="faults">What is wrong with it.</param>
    public static ImportColumns Read(ImportRow heading, IReadOnlyCollection<string> given, out ImmutableArray<ValidationError> faults)
    {
        var found = ImmutableArray.CreateBuilder<ValidationError>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = ImmutableArray.CreateBuilder<(int, string)>();
        var others = ImmutableArray.CreateBuilder<(int, string)>();
        for (var i = 0; i < heading.Cells.Length; i++)
        {
            var text = heading.Cells[i].Text.TrimStart('\ufeff').Trim();
            if (text.Length == 0) continue;
            var isKnown = Known.TryGetValue(text, out var column);
            if (isKnown) known.Add((i, text));
            if (isKnown && column == Note) continue;
            if (isKnown ? !places.TryAdd(column!, i) : others.Any(o => o.Item2.Equals(text, StringComparison.OrdinalIgnoreCase)))
                found.Add(Fault("duplicate-column", text, "Kolonnen står to gange.", "The column is there twice."));
            else if (!isKnown) others.Add((i, text));
        }

        foreach (var needed in (string[])[Reporter, DataSet, Period])
            if (!places.ContainsKey(needed) && !given.Contains(needed))
                found.Add(Fault("missing-column", needed, $"Kolonnen {needed} mangler.", $"The column {needed} is missing."));
        faults = found.ToImmutable();
        return new(places.ToFrozenDictionary(StringComparer.Ordinal), known.ToImmutable(), others.ToImmutable());
    }

    /// <summary>
    /// The columns as a data set means them: where a dimension or an attribute of its own has the name of a usual column
    /// (<c>svar</c>), the column is that one. Who reports, what and for when are told before the data set is known.
    /// </summary>
    public ImportColumns For(DataSetDefinition? definition)
    {
        string[] own = definition?.Content switch
        {
            ContentKind.Figures => [.. definition.Dimensions.Select(d => d.Id)],
            ContentKind.Records => [.. (definition.Record?.Attributes ?? []).Select(a => a.Id)],
            _ => [],
        };
        var meant = _known.Where(k => own.Contains(k.Heading, StringComparer.OrdinalIgnoreCase) && Known[k.Heading] is not (Reporter or DataSet or Period)).ToList();
        return meant.Count == 0
            ? this
            : new(
                _places.Where(p => meant.TrueForAll(m => m.Place != p.Value)).ToFrozenDictionary(StringComparer.Ordinal),
                _known, Others.AddRange(meant));
    }

    /// <summary>Whether there is a column.</summary>
    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>What a row holds in a column; nothing where there is no such column.</summary>
    public ImportCell Of(ImportRow row, string column) => _places.TryGetValue(column, out var place) ? Of(row, place) : default;

    /// <summary>What a row says in a column, or what holds for all rows that do not say it.</summary>
    public string? Said(ImportRow row, string column, string? otherwise) => Of(row, column) is { IsEmpty: false } cell ? cell.Text : otherwise;

    /// <summary>What a row holds at a place.</summary>
    public static ImportCell Of(ImportRow row, int place) => place < row.Cells.Length ? row.Cells[place] : default;

    private static ValidationError Fault(string rule, string column, string da, string en) =>
        new("", rule, System.Text.Json.JsonSerializer.Serialize(column), new(da, en));
}
