using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>Which sums of a data set's cells are shown: over every group of areas and over every dimension, together and apart.</summary>
/// <remarks>
/// A cell may stand at several codes of a dimension at once, as a case with several does: it is then in the sums of each, and
/// once in those that are summed over the dimension.
/// </remarks>
public sealed class DisclosureShape
{
    /// <summary>What parts several codes of a dimension; no code holds it.</summary>
    private const char And = '|';

    private readonly ImmutableArray<string> _dimensions;
    private readonly Dictionary<AreaCode, ImmutableArray<string>> _groupsOf = [];

    /// <summary>The shape of a table.</summary>
    /// <param name="areas">Every sum over areas that is shown, single areas included.</param>
    /// <param name="dimensions">The dimensions that can be summed over.</param>
    public DisclosureShape(IEnumerable<AreaGroup> areas, IEnumerable<string> dimensions)
    {
        _dimensions = [.. dimensions];
        foreach (var group in areas)
            foreach (var member in group.Members)
                _groupsOf[member] = _groupsOf.GetValueOrDefault(member, []).Add(group.Id);
    }

    /// <summary>The shape of a data set's table.</summary>
    public static DisclosureShape Of(DataSetDefinition definition) => new(
        AreaGroups.Of(definition),
        // Answers to different questions never add up.
        definition.Breakdowns.Select(d => d.Id).Where(id => definition.Content != ContentKind.Answers || id != DataSetDefinition.QuestionDimension));

    /// <summary>Several codes of a dimension, as the code of a cell that stands at all of them.</summary>
    public static string Together(IEnumerable<string> codes) => string.Join(And, codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Every sum that holds a cell, the cell itself included, each once.</summary>
    public IEnumerable<Margin> MarginsOf(AreaCode area, Coordinate at)
    {
        KeyValuePair<string, string>[] codes = [.. at.Codes];
        int[] summable = [.. Enumerable.Range(0, codes.Length).Where(i => _dimensions.Contains(codes[i].Key))];
        for (var summed = 0; summed < 1 << summable.Length; summed++)
        {
            IEnumerable<ImmutableArray<KeyValuePair<string, string>>> places = [[]];
            for (var i = 0; i < codes.Length; i++)
            {
                var (dimension, all) = codes[i];
                if (Array.IndexOf(summable, i) is >= 0 and var bit && (summed >> bit & 1) == 1) continue;
                places = [.. places.SelectMany(place => all.Split(And).Select(code => place.Add(new(dimension, code))))];
            }

            foreach (var place in places)
            {
                var along = Coordinate.Of(place);
                foreach (var group in _groupsOf.GetValueOrDefault(area, [])) yield return new(group, along);
            }
        }
    }
}
