using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Gateway.Reconciliation;

/// <summary>A published document and the figures it states: a file in <c>data/documents</c>.</summary>
/// <param name="Id">Its id, as in its address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Region">The region it is about.</param>
/// <param name="Figures">The figures.</param>
internal sealed record PublishedDocument(string Id, Text Title, AreaCode Region, ImmutableArray<PublishedDocument.Figure> Figures)
{
    /// <summary>A figure that a document states.</summary>
    /// <param name="Id">Its id in the document.</param>
    /// <param name="Place">Where it stands: agenda item, section, table.</param>
    /// <param name="Title">What it says it is.</param>
    /// <param name="Stated">The figure.</param>
    /// <param name="Unit">Its unit, as the document writes it.</param>
    /// <param name="Claim">What it claims to be; null where it only serves to work others out.</param>
    /// <param name="Decimals">With how many decimals it is stated.</param>
    internal sealed record Figure(string Id, string Place, Text Title, decimal Stated, string Unit, FigureClaim? Claim = null, int Decimals = 0);
}
