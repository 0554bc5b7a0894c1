using Microsoft.OpenApi;

namespace Kkr.Gateway.Bodies;

/// <summary>A header or a parameter of the address that a handler reads by itself, for the API description.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Description">What it means.</param>
/// <param name="Required">Whether a request without it is refused.</param>
/// <param name="Kind">How often it may stand there.</param>
internal sealed record DescribedParameter(
    string Name, ParameterLocation In, string Description, bool Required = false, DescribedParameter.Occurrence Kind = DescribedParameter.Occurrence.Once)
{
    /// <summary>How often a parameter may stand in an address.</summary>
    internal enum Occurrence
    {
        /// <summary>Once.</summary>
        Once,

        /// <summary>Any number of times.</summary>
        Repeated,

        /// <summary>Once for each variable: <c>name[variable]=…</c>.</summary>
        ByVariable,
    }

    /// <summary>The parameter as the description has it.</summary>
    public OpenApiParameter Describe()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        return new()
        {
            Name = Name,
            In = In,
            Description = Description,
            Required = Required,
            Style = Kind == Occurrence.ByVariable ? ParameterStyle.DeepObject : null,
            Explode = Kind != Occurrence.Once,
            Schema = Kind switch
            {
                Occurrence.Repeated => new OpenApiSchema { Type = JsonSchemaType.Array, Items = text },
                Occurrence.ByVariable => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = text },
                _ => text,
            },
        };
    }
}
