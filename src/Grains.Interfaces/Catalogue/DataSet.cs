using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>A data set as it stands.</summary>
/// <param name="Definition">The newest version of its definition.</param>
/// <param name="Revision">How many changes it has seen.</param>
/// <param name="Published">The periods whose figures everybody may see.</param>
[GenerateSerializer, Immutable, Alias("kkr.DataSet")]
public sealed record DataSet(
    [property: Id(0)] DataSetDefinition Definition, [property: Id(1)] long Revision,
    [property: Id(2)] ImmutableHashSet<Period> Published);
