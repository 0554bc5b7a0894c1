using Microsoft.Data.Sqlite;

namespace Kkr.Hosting;

/// <summary>
/// <c>src/Silo -- backup FILE</c>: copies a SQLite database as it is at one moment, also while a process writes to it.
/// PostgreSQL has tools of its own.
/// </summary>
internal static class BackupCommand
{
    /// <summary>Copies the database to a file that does not exist yet.</summary>
    /// <returns>The exit code: 0 where the copy is complete, 1 where it was not begun.</returns>
    public static int Run(string connection, string file, TextWriter output)
    {
        if (File.Exists(file))
        {
            output.WriteLine($"{file} is there already.");
            return 1;
        }

        // Written beside and moved: what bears the name is whole.
        var draft = file + ".part";
        File.Delete(draft);
        using (var source = new SqliteConnection(new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString))
        using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = draft, Pooling = false }.ConnectionString))
        {
            source.Open();
            target.Open();
            source.BackupDatabase(target);
        }

        File.Move(draft, file);
        output.WriteLine($"Copied to {file}");
        return 0;
    }
}
