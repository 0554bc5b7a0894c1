namespace Kkr.Migrations;

/// <summary>A migration failed. What it was about to change is as it was.</summary>
public sealed class SchemaUpgradeException : Exception
{
    /// <summary>Creates it.</summary>
    public SchemaUpgradeException() : this("The database could not be upgraded.", null) { }

    /// <summary>Creates it with a message.</summary>
    public SchemaUpgradeException(string message) : this(message, null) { }

    /// <summary>Creates it with a message and its cause.</summary>
    public SchemaUpgradeException(string message, Exception? innerException) : base(message, innerException) { }
}
