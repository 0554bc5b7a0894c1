namespace Kkr.Cluster.Tests.Backups;

/// <summary>A folder for the time of a test, which every user of the machine may write to, as PostgreSQL's must.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(
            Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
                | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("kkr-backup-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
