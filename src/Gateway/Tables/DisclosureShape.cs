using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>Which sums of a data set's cells are shown: over every group of areas and over every dimension, together and apart.</summary>
public sealed class DisclosureShape
{
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
    public static DisclosureShape Of(DataSetDefinition definition) => new(AreaGroups.Of(definition), definition.Breakdowns.Select(d => d.Id));

    /// <summary>Every sum that holds a cell, the cell itself included.</summary>
    public IEnumerable<Margin> MarginsOf(AreaCode area, Coordinate at)
    {
        KeyValuePair<string, string>[] codes = [.. at.Codes];
        for (var summed = 0; summed < 1 << _dimensions.Length; summed++)
        {
            var along = Coordinate.Of(codes.Where(c => _dimensions.IndexOf(c.Key) is var d && (d < 0 || (summed >> d & 1) == 0)));
            foreach (var group in _groupsOf.GetValueOrDefault(area, [])) yield return new(group, along);
        }
    }
}
