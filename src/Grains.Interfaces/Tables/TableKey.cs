using Kkr.Municipalities;

namespace Kkr.Tables;

/// <summary>Which table: an area and a data set.</summary>
/// <param name="Area">A region, or the country.</param>
/// <param name="DataSet">The data set's id.</param>
[GenerateSerializer, Immutable, Alias("kkr.TableKey")]
public readonly record struct TableKey([property: Id(0)] AreaCode Area, [property: Id(1)] string DataSet)
{
    /// <summary>Reads a key as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static TableKey Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            ? new(AreaCode.Parse(parts[0]), parts[1])
            : throw new FormatException($"'{text}' is not a table key.");
    }

    /// <summary>The key as text: <c>081/voksenlaerlinge</c>.</summary>
    public override string ToString() => $"{Area}/{DataSet}";
}
