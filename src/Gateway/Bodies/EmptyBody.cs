namespace Kkr.Gateway.Bodies;

/// <summary>The body of a command that says all in its address: nothing, or an empty object.</summary>
internal sealed record EmptyBody;
