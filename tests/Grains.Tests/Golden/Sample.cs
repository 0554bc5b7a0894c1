using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Golden;

/// <summary>A value of any type that events are made of, always the same, with every member filled.</summary>
internal static class Sample
{
    private const int Deepest = 6;

    private static readonly Dictionary<Type, object> Simple = new()
    {
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 8_000_000_000L,
        [typeof(decimal)] = 1.25m,
        [typeof(Guid)] = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2020, 12, 31, 11, 0, 0, 123, TimeSpan.Zero),
        [typeof(DateOnly)] = new DateOnly(2020, 12, 31),
        [typeof(AreaCode)] = AreaCode.Parse("851"),
        [typeof(Period)] = Period.Parse("2020K4"),
        [typeof(Coordinate)] = Coordinate.Of([new("forsoergelse", "ledig")]),
        [typeof(Ledger.EntryHash)] = Ledger.EntryHash.None,
    };

    public static object Of(Type type) => Of(type, "text", 0)!;

    private static object? Of(Type type, string name, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, name, depth);
        if (type == typeof(string)) return name;
        if (Simple.TryGetValue(type, out var simple)) return simple;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (depth > Deepest) return null;
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return Many(type, name, depth);
        if (type.GetCustomAttributes<JsonDerivedTypeAttribute>(false).FirstOrDefault() is { } derived) type = derived.DerivedType;
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"Of {type} there is no sample.");
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!, depth + 1))]);
    }

    private static object Many(Type type, string name, int depth)
    {
        var arguments = type.GetGenericArguments();
        var items = Array.CreateInstance(arguments.Length == 1 ? arguments[0] : typeof(KeyValuePair<,>).MakeGenericType(arguments), 1);
        items.SetValue(
            arguments.Length == 1 ? Of(arguments[0], name, depth + 1)
            : Activator.CreateInstance(items.GetType().GetElementType()!, Of(arguments[0], name, depth + 1), Of(arguments[1], name, depth + 1)), 0);
        var factory = type.Name switch
        {
            "ImmutableArray`1" => typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }]),
            _ => Type.GetType($"{type.Namespace}.{type.Name.Split('`')[0]}, {type.Assembly.FullName}")!.GetMethods()
                .Single(m => m.Name == "CreateRange" && m.GetParameters().Length == 1 && m.GetGenericArguments().Length == arguments.Length),
        };
        return factory.MakeGenericMethod(arguments).Invoke(null, [items])!;
    }
}
