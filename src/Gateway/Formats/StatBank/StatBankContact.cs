namespace Kkr.Formats.StatBank;

/// <summary>Who answers questions about a table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Phone">The telephone number.</param>
/// <param name="Mail">The e-mail address.</param>
public sealed record StatBankContact(string Name, string? Phone, string? Mail);
