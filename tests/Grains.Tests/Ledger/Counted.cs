using System.Text.Json.Serialization;

namespace Kkr.Ledger;

/// <summary>An event that says how many went before it when it was decided.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Counted), "counted")]
public abstract record CountingEvent;

public sealed record Counted(long Before) : CountingEvent;

/// <summary>The state of a counting stream.</summary>
public sealed record Count(long Value)
{
    public static Count Apply(Count state, Happened<CountingEvent> happened) => new(state.Value + 1);
}
