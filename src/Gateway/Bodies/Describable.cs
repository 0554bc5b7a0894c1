using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Kkr.Gateway.Bodies;

/// <summary>
/// Lets the API description tell of types with parameters such as <c>ImmutableArray&lt;int&gt; Scores = default</c>: the
/// framework would write that default into the schema, and can't. Such members are told of without their default. These
/// options only describe and write; bodies of these types are read with <see cref="GatewayJson.Options"/>.
/// </summary>
internal static class Describable
{
    /// <summary>Takes the default from such members.</summary>
    public static void Modify(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        for (var at = 0; at < info.Properties.Count; at++)
        {
            var property = info.Properties[at];
            if (property.AttributeProvider is not PropertyInfo member || !HasUnwritableDefault(info.Type, member)) continue;
            // Of another type, the member is no longer taken for the parameter's.
            var told = info.CreateJsonPropertyInfo(Told(property.PropertyType), property.Name);
            (told.Get, told.Order) = (property.Get, property.Order);
            info.Properties[at] = told;
        }
    }

    private static Type Told(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        ? typeof(IReadOnlyList<>).MakeGenericType(type.GetGenericArguments())
        : typeof(object);

    private static bool HasUnwritableDefault(Type type, PropertyInfo member) =>
        member.PropertyType.IsValueType && Nullable.GetUnderlyingType(member.PropertyType) is null
        && type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter =>
            parameter is { HasDefaultValue: true, DefaultValue: null } && parameter.Name == member.Name);
}
