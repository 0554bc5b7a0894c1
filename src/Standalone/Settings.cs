using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Kkr.Standalone;

/// <summary>How the process in which all runs together was asked to run.</summary>
/// <param name="Port">The HTTP port, from <c>KKR_PORT</c>.</param>
/// <param name="DataFolder">Where everything is kept, from <c>KKR_DATA</c>; a full path.</param>
/// <param name="Demo">Whether the 2020 figures are loaded, from <c>KKR_DEMO</c>.</param>
internal sealed record Settings(int Port, string DataFolder, bool Demo)
{
    private const int KeyBytes = 32;

    /// <summary>Where it answers.</summary>
    public string Address => $"http://127.0.0.1:{Port}/";

    /// <summary>The database in the data folder.</summary>
    public string Database => new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataFolder, "kkr.db") }.ConnectionString;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">The port is not one.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var port = configuration.GetValue("KKR_PORT", 8080);
        if (port is < 1 or > 65535) throw new InvalidOperationException($"KKR_PORT must be 1 to 65535, and is {port}.");
        return new(port, Path.GetFullPath(configuration["KKR_DATA"] is { Length: > 0 } folder ? folder : ".kkr"), configuration["KKR_DEMO"] != "0");
    }

    /// <summary>
    /// The key that persons and firms are hashed with, base64. It is made at the first start, and stands beside the database,
    /// not in it: a copy of the database alone does not hold it.
    /// </summary>
    public string ReadPrivacyKey()
    {
        var file = Path.Combine(DataFolder, "privacy.key");
        if (File.Exists(file)) return File.ReadAllText(file);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Written beside and moved: a crash leaves either no key or a whole one.
        var draft = Path.Combine(DataFolder, $"privacy.key.{Environment.ProcessId}");
        File.Delete(draft);
        using (var writer = new StreamWriter(draft, options)) writer.Write(key);
        File.Move(draft, file);
        return key;
    }

    /// <summary>Makes sure that no second process works on the data folder, as long as what is returned is not disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another process does.</exception>
    public IDisposable ClaimDataFolder()
    {
        try
        {
            return new FileStream(Path.Combine(DataFolder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"Another process is using {DataFolder}.", exception);
        }
    }
}
