using System.Text.Json.Serialization;

namespace Kkr.Bench.Contract;

/// <summary>Generated serialisers: a contestant loses no time to reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SubmissionRequest))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(Aggregate))]
internal sealed partial class ContractJson : JsonSerializerContext;
