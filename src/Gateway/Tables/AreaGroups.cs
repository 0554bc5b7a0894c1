using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Municipalities;

namespace Kkr.Gateway.Tables;

/// <summary>The areas of tables, and how they are put together. Pure.</summary>
public static class AreaGroups
{
    /// <summary>The code list of municipalities.</summary>
    public const string MunicipalityList = CodeList.ValuesetPrefix + "municipality";

    /// <summary>The code list of regions.</summary>
    public const string RegionList = CodeList.AggregationPrefix + "region";

    /// <summary>The code list of the growth teams' areas (agenda item 3.4).</summary>
    public const string GrowthTeamList = CodeList.AggregationPrefix + "growthteam";

    /// <summary>The code list that sums the country.</summary>
    public const string CountryList = CodeList.AggregationPrefix + "country";

    private static readonly ImmutableDictionary<string, LocalText> TeamNames = ImmutableDictionary<string, LocalText>.Empty
        .Add("nordjylland", new("Nordjylland", "North Jutland")).Add("midtjylland", new("Midtjylland", "Central Jutland"))
        .Add("sydjylland", new("Sydjylland", "South Jutland")).Add("fyn", new("Fyn", "Funen"))
        .Add("sjaelland-og-oerne", new("Sjælland og øerne", "Zealand and the islands"))
        .Add("hovedstaden", new("Hovedstaden", "The capital area")).Add("bornholm", new("Bornholm", "Bornholm"));

    private static readonly ConditionalWeakTable<DataSetDefinition, FrozenDictionary<string, AreaGroup>> ById = [];

    private static LocalText Country { get; } = new("Hele landet", "All Denmark");

    /// <summary>The areas that a data set is reported for, those that report through another included, by code.</summary>
    public static ImmutableArray<AreaCode> LeavesOf(DataSetDefinition definition) => definition.Reporting.By switch
    {
        ReporterKind.Municipality => [.. Areas.Municipalities.Select(m => m.Code).Where(definition.Reporting.Includes)],
        ReporterKind.Region => [.. Areas.Regions.Select(r => r.Code).Where(definition.Reporting.Includes)],
        _ => [AreaCode.Country],
    };

    /// <summary>Every sum over areas that tables of a data set show, single areas included.</summary>
    public static ImmutableArray<AreaGroup> Of(DataSetDefinition definition)
    {
        var leaves = LeavesOf(definition);
        return
        [
            .. leaves.Select(code => new AreaGroup(code.Value, NameOf(code), [code])),
            .. Lists(leaves).SelectMany(list => list.Groups),
        ];
    }

    /// <summary>The sum over areas with an id that tables of a data set show; null where there is none.</summary>
    public static AreaGroup? Find(DataSetDefinition definition, string id) =>
        ById.GetValue(definition, static d => Of(d).DistinctBy(group => group.Id).ToFrozenDictionary(group => group.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    /// <summary>The code lists that can be applied to a data set's areas.</summary>
    public static ImmutableArray<CodeList> CodeListsOf(DataSetDefinition definition)
    {
        var leaves = LeavesOf(definition);
        return [.. Lists(leaves, withValueset: true).Select(list => ToCodeList(list.Id, list.Name, list.Groups))];
    }

    /// <summary>The code list with an id over all of Denmark, whatever the case of letters; null where there is none.</summary>
    public static CodeList? Find(string id)
    {
        foreach (var (listId, name, groups) in Lists([.. Areas.Municipalities.Select(m => m.Code)], withValueset: true))
            if (listId.Equals(id, StringComparison.OrdinalIgnoreCase))
                return ToCodeList(listId, name, groups);
        return null;
    }

    /// <summary>The name of an area.</summary>
    public static LocalText NameOf(AreaCode code) => code.IsCountry ? Country : LocalText.Same(Areas.NameOf(code));

    private static IEnumerable<(string Id, LocalText Name, ImmutableArray<AreaGroup> Groups)> Lists(
        ImmutableArray<AreaCode> leaves, bool withValueset = false)
    {
        var municipalities = leaves.Select(code => Areas.TryGetMunicipality(code, out var found) ? found : null).OfType<Municipality>().ToArray();
        if (municipalities.Length > 0)
        {
            var codes = municipalities.Select(m => m.Code).ToHashSet();
            if (withValueset)
                yield return (MunicipalityList, new("Kommuner", "Municipalities"), [.. leaves.Select(code => new AreaGroup(code.Value, NameOf(code), [code]))]);
            yield return (RegionList, new("Regioner", "Regions"),
                [.. Areas.Regions.Where(r => !r.Code.IsCountry).Select(r => new AreaGroup(r.Code.Value, NameOf(r.Code), [.. r.Municipalities.Select(m => m.Code).Where(codes.Contains)]))
                    .Where(group => group.Members.Length > 0)]);
            yield return (GrowthTeamList, new("Vækstteams' områder", "Growth-team areas"),
                [.. municipalities.GroupBy(m => m.GrowthTeam).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new AreaGroup(
                    g.Key, TeamNames.GetValueOrDefault(g.Key) ?? LocalText.Same(g.Key), [.. g.Select(m => m.Code)]))]);
        }

        if (leaves is not [{ IsCountry: true }])
            yield return (CountryList, Country, [new(AreaCode.Country.Value, Country, leaves)]);
    }

    private static CodeList ToCodeList(string id, LocalText name, ImmutableArray<AreaGroup> groups) => new(
        id, name, id.StartsWith(CodeList.ValuesetPrefix, StringComparison.Ordinal) ? CodeListType.Valueset : CodeListType.Aggregation,
        [.. groups.Select(group => new CodeListValue(group.Id, group.Name, [.. group.Members.Select(m => m.Value)]))]);
}
