using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>A part of an annex: one of the kinds beside this file.</summary>
public abstract record AnnexPart
{
    private protected AnnexPart()
    {
    }

    /// <summary>Where its figures are from; nothing for plain text.</summary>
    public ImmutableArray<AnnexSource> Sources { get; init; } = [];
}
