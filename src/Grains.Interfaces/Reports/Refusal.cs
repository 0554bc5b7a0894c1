using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>Why a command was not carried out.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Detail">What to tell people.</param>
/// <param name="Errors">Every fault, when the content is invalid.</param>
/// <param name="Facts">What else a client can use, by name: the current revision, the municipality to report through.</param>
[GenerateSerializer, Immutable, Alias("kkr.Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind, [property: Id(1)] Text Detail,
    [property: Id(2)] ImmutableArray<ValidationError> Errors, [property: Id(3)] ImmutableDictionary<string, string> Facts)
{
    /// <summary>A refusal without further facts.</summary>
    public Refusal(RefusalKind kind, Text detail) : this(kind, detail, [], ImmutableDictionary<string, string>.Empty) { }

    /// <summary>A refusal with one fact.</summary>
    public Refusal(RefusalKind kind, Text detail, string fact, string value)
        : this(kind, detail, [], ImmutableDictionary<string, string>.Empty.Add(fact, value)) { }

    /// <summary>Content that breaks rules.</summary>
    public static Refusal Invalid(ImmutableArray<ValidationError> errors) => new(
        RefusalKind.Invalid,
        new($"{errors.Length} fejl i indholdet. Intet er gemt.", $"{errors.Length} fault(s) in the content. Nothing was stored."),
        errors, ImmutableDictionary<string, string>.Empty);

    /// <summary>A command id that was used for something else.</summary>
    public static Refusal KeyReused { get; } = new(
        RefusalKind.KeyReused,
        new("Nøglen er brugt før til et andet indhold.", "The key was used before, for other content."));

    /// <summary>A caller without the right. It tells nothing about what exists.</summary>
    public static Refusal Forbidden { get; } = new(
        RefusalKind.Forbidden, new("Det har du ikke adgang til.", "You have no right to this."));
}
