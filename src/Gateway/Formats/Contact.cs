namespace Kkr.Formats;

/// <summary>Who answers questions about a table.</summary>
/// <param name="Name">A person or an office.</param>
/// <param name="Mail">An e-mail address.</param>
/// <param name="Phone">A telephone number.</param>
/// <param name="Organization">The organisation.</param>
public sealed record Contact(string Name, string? Mail = null, string? Phone = null, string? Organization = null);
