namespace Kkr.Testing.PostgreSql;

/// <summary>The PostgreSQL programs of this machine, and how to start them: they refuse to run as root.</summary>
internal static class PostgreSqlInstallation
{
    /// <summary>The command and leading arguments that start one of the server's programs.</summary>
    public static List<string> Command(string program)
    {
        List<string> command = Environment.IsPrivilegedProcess ? [.. AsUnprivileged()] : [];
        command.Add(Find(program));
        return command;
    }

    /// <summary>The user who owns a server's data; null when it is the current one.</summary>
    public static string? User => !Environment.IsPrivilegedProcess ? null
        : File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    // setpriv becomes the program it starts, so that the process we hold is the server itself.
    private static string[] AsUnprivileged() => ["setpriv", $"--reuid={User}", $"--regid={GroupOf(User!)}", "--clear-groups", "--"];

    private static string GroupOf(string user) =>
        File.ReadLines("/etc/passwd").First(l => l.StartsWith(user + ":", StringComparison.Ordinal)).Split(':')[3];

    private static string Find(string program)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = versions
            .OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var number) ? number : 0)
            .Select(v => Path.Combine(v, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's {program} is not installed: neither under /usr/lib/postgresql nor on PATH.");
    }
}
