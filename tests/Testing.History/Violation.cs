namespace Kkr.Testing.History;

/// <summary>Something wrong with a run.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="What">What exactly, with names and numbers.</param>
public sealed record Violation(ViolationKind Kind, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {What}";
}
