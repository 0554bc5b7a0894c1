using System.Reflection;

namespace Kkr.Golden;

/// <summary>
/// What silos and gateways of two releases say to each other while the cluster is upgraded: aliases, member numbers and
/// types. Members may be added with new numbers, never renumbered, retyped or renamed in their alias.
/// </summary>
public sealed class WireGoldenTests
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<Assembly> Assemblies = [typeof(GrainLookup).Assembly, typeof(Ledger.ILedger).Assembly];

    // Not what the generator makes of methods: that follows from the interfaces.
    private static IEnumerable<Type> WireTypes => Assemblies.SelectMany(a => a.GetTypes()).Where(t =>
        t.GetCustomAttribute<GenerateSerializerAttribute>() is not null && t.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true);

    private static IEnumerable<Type> Grains =>
        Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t));

    [Fact]
    public void Every_number_of_a_member_and_every_alias_stays()
    {
        var known = GoldenFile.Read("wire.txt").Split('\n');
        var now = Lines().Order(StringComparer.Ordinal).ToList();
        // Adding is allowed; what stands in the file must go on standing.
        var gone = known.Except(now).ToList();
        if (gone.Count > 0 || known.Length != now.Count)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "wire.txt.actual"), string.Join('\n', now) + "\n");
        Assert.Empty(gone);
    }

    [Fact]
    public void Every_wire_type_and_grain_interface_has_an_alias_and_every_alias_is_one_types()
    {
        var types = WireTypes.Concat(Grains).ToList();
        Assert.All(types.Where(t => !typeof(Exception).IsAssignableFrom(t)), t => Assert.StartsWith("kkr.", t.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? $"{t} has none", StringComparison.Ordinal));
        Assert.Empty(types.GroupBy(t => t.GetCustomAttribute<AliasAttribute>(false)?.Alias).Where(g => g.Key is not null && g.Count() > 1).Select(g => g.Key));
        Assert.All(Grains.SelectMany(g => g.GetMethods()), m => Assert.NotNull(m.GetCustomAttribute<AliasAttribute>(false)));
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var type in WireTypes)
            foreach (var member in type.GetMembers(Members))
                if (member.GetCustomAttribute<IdAttribute>() is { } id)
                    yield return $"{NameOf(type)} {id.Id} {NameOf(member is PropertyInfo p ? p.PropertyType : ((FieldInfo)member).FieldType)}";
        foreach (var type in Grains)
            foreach (var method in type.GetMethods())
                yield return $"{NameOf(type)}.{method.GetCustomAttribute<AliasAttribute>(false)?.Alias}({string.Join(", ", method.GetParameters().Select(p => NameOf(p.ParameterType)))}) {NameOf(method.ReturnType)}";
        foreach (var type in Assemblies.SelectMany(a => a.GetExportedTypes()).Where(t => t.IsEnum))
            foreach (var value in Enum.GetValues(type))
                yield return $"enum {type.Name} {Convert.ToInt64(value, null)} {value}";
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? type.Name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? type.Name;
}
