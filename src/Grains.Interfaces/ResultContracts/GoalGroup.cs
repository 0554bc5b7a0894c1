using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>Who set a goal of a result contract (agenda item 3.3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GoalGroup>)), GenerateSerializer, Alias("kkr.GoalGroup")]
public enum GoalGroup
{
    /// <summary>Binding for every business hub: the framework agreement between the state and KL.</summary>
    [JsonStringEnumMemberName("national")]
    National,

    /// <summary>Common to all the business hubs.</summary>
    [JsonStringEnumMemberName("common")]
    Common,

    /// <summary>Agreed in the one region.</summary>
    [JsonStringEnumMemberName("regional")]
    Regional,
}
