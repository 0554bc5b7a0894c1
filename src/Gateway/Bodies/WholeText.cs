using System.Text.Json;

namespace Kkr.Gateway.Bodies;

/// <summary>
/// Text that can be told back. JSON may escape half a surrogate pair, which is no character: what holds one can be parsed
/// and cannot be written.
/// </summary>
internal static class WholeText
{
    /// <summary>Reads every text of a document.</summary>
    /// <exception cref="InvalidOperationException">One of them is not Unicode.</exception>
    public static void Require(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Require(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Require(member.Value);
                }

                break;
        }
    }
}
