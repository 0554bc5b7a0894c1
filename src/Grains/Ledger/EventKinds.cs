using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Kkr.Ledger;

/// <summary>The kinds of a stream's events, as their base type declares them for JSON.</summary>
public static class EventKinds
{
    /// <summary>The kind of an event: <c>report-submitted</c>.</summary>
    public static string Of<TEvent>(TEvent happened)
        where TEvent : class => Declared<TEvent>.Kinds[happened.GetType()];

    private static class Declared<TEvent>
    {
        public static readonly FrozenDictionary<Type, string> Kinds = typeof(TEvent)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
    }
}
