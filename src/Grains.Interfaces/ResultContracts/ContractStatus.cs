using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>Where a result contract stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContractStatus>)), GenerateSerializer, Alias("kkr.ContractStatus")]
public enum ContractStatus
{
    /// <summary>Being written: takes no evidence yet.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Agreed: takes evidence, and its terms can still be changed.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>KKR has endorsed the fulfilment: closed to every change but a reopening.</summary>
    [JsonStringEnumMemberName("endorsed")]
    Endorsed,

    /// <summary>Endorsed once and opened again for a stated reason: takes changes like an active one.</summary>
    [JsonStringEnumMemberName("reopened")]
    Reopened,
}
