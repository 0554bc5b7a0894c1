using System.Text.Json.Serialization;

namespace Kkr.Agreements;

/// <summary>What municipalities cooperate on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CooperationScope>)), GenerateSerializer, Alias("kkr.CooperationScope")]
public enum CooperationScope
{
    /// <summary>All of the Danish lessons.</summary>
    [JsonStringEnumMemberName("whole-task")]
    WholeTask,

    /// <summary>The supervision of the lessons.</summary>
    [JsonStringEnumMemberName("supervision")]
    Supervision,

    /// <summary>Lessons for trades and companies.</summary>
    [JsonStringEnumMemberName("company-courses")]
    CompanyCourses,

    /// <summary>Putting the task out to tender.</summary>
    [JsonStringEnumMemberName("tender")]
    Tender,

    /// <summary>Digital lessons.</summary>
    [JsonStringEnumMemberName("digital")]
    Digital,
}
