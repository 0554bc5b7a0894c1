using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>One dimension of a table, with its categories in order.</summary>
/// <param name="Id">Its id: <c>omrade</c> for areas, <c>tid</c> for time, <c>ContentsCode</c> for the measure.</param>
/// <param name="Label">Its label.</param>
/// <param name="Role">Its role.</param>
/// <param name="Categories">Its categories; time runs from the oldest period.</param>
public sealed record Dimension(string Id, LocalText Label, DimensionRole Role, ImmutableArray<Category> Categories)
{
    private Positions? positions;

    /// <summary>
    /// Whether a query may leave the dimension out. It is then taken at <see cref="EliminationCode"/>, or summed where there is none.
    /// </summary>
    public bool Eliminable { get; init; }

    /// <summary>The category that stands for the whole dimension, if there is one.</summary>
    public string? EliminationCode { get; init; }

    /// <summary>Code lists that can be applied to the dimension.</summary>
    public ImmutableArray<CodeList> CodeLists { get; init; } = [];

    /// <summary>Notes to the dimension.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>The place of a category, or -1. The case of letters does not matter.</summary>
    public int IndexOf(string code)
    {
        // A copy made by `with` carries the old index along, which may be of other categories.
        var index = positions;
        if (index is null || index.Of != Categories) positions = index = new Positions(Categories);
        return index.ByCode.GetValueOrDefault(code, -1);
    }

    /// <summary>The code list with an id, whatever the case of letters, or <see langword="null"/>.</summary>
    public CodeList? FindCodeList(string id) =>
        CodeLists.FirstOrDefault(list => list.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Two dimensions are equal where they are the same one: tables share them and never compare them by content.</summary>
    public bool Equals(Dimension? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    private sealed class Positions
    {
        public Positions(ImmutableArray<Category> categories)
        {
            Of = categories;
            for (var i = 0; i < categories.Length; i++) ByCode.Add(categories[i].Code, i);
        }

        public ImmutableArray<Category> Of { get; }

        public Dictionary<string, int> ByCode { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
