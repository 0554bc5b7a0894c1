using System.Net;

namespace Kkr.Pages.Api;

/// <summary>The API did not give what a page is made of.</summary>
/// <param name="answer">What it answered instead.</param>
public sealed class ApiException(ApiAnswer answer) : Exception($"The API answered {(int)answer.Status}.")
{
    /// <summary>What it answered.</summary>
    public ApiAnswer Answer { get; } = answer;

    /// <summary>Its status.</summary>
    public HttpStatusCode Status => Answer.Status;
}
