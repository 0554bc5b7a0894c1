using System.Diagnostics;
using System.Reflection;

namespace Kkr.Cluster.Tests.Upgrades;

/// <summary>
/// A next release as one might come: this one's source with a method more on a grain, a member more on a command, a state
/// and an event, and a new version of a data set; built beside the tests. Its gateways call the new method.
/// </summary>
public sealed class NextRelease : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string Repository = typeof(NextRelease).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Repository").Value!;

    /// <summary>Where, before which text, what comes in.</summary>
    private static readonly (string File, string Before, string Inserted)[] Changes =
    [
        ("src/Grains.Interfaces/Reports/IReportGrain.cs", "    /// <summary>Says what submitting would do", """
                /// <summary>How many changes the report has seen.</summary>
                [Alias("CountRevisions"), AlwaysInterleave]
                Task<long> CountRevisionsAsync(CancellationToken cancellationToken);


            """),
        ("src/Grains/Reports/ReportGrain.cs", "    public Task<Answer<Receipt>> DiscardDraftAsync", """
                public Task<long> CountRevisionsAsync(CancellationToken cancellationToken) => Task.FromResult(_stream.Committed.Sequence);


            """),
        ("src/Grains.Interfaces/Reports/Report.cs", "    /// <summary>Whether its content, as it stands, is approved.", """
                /// <summary>The release that took the newest submission in.</summary>
                [Id(90)]
                public string? Release { get; init; }


            """),
        ("src/Grains/Reports/ReportSubmitted.cs", "    /// <summary>The records that were named", """
                /// <summary>The release that took it in.</summary>
                public string? Release { get; init; }


            """),
        ("src/Grains/Reports/ReportRules.cs", "            KeepsApproval = report.Approval is", "            Release = command.Channel ?? \"2\",\n"),
        ("src/Grains/Reports/ReportFold.cs", "                SubmittedBy = happened.Actor,", "                Release = submitted.Release,\n"),
        ("src/Gateway/Reports/SubmissionApi.cs", "        return CommandAnswer.Of(context", """
                    context.Response.Headers["Counted-Revisions"] = (await Retrying.Async(ct => report.CountRevisionsAsync(ct), context.RequestAborted))
                        .ToString(System.Globalization.CultureInfo.InvariantCulture);

            """),
        ("catalogue/voksenlaerlinge.json", "        {\n          \"id\": \"ledig\"", """
                    { "id": "andet", "title": { "da": "Andet", "en": "Other" } },

            """),
    ];

    private static readonly (string File, string From, string To)[] Replacements =
    [
        ("src/Grains.Interfaces/Reports/SubmitReport.cs", "long? ExpectedRevision);", """
            long? ExpectedRevision)
            {
                /// <summary>By which way it came in; null for the usual one.</summary>
                [Id(3)]
                public string? Channel { get; init; }
            }
            """),
        ("src/Gateway/Reports/SubmissionApi.cs", "document.Submission, expected);", "document.Submission, expected) { Channel = \"2-gateway\" };"),
        ("catalogue/voksenlaerlinge.json", "\"version\": 1,", "\"version\": 2,"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-next-release-").FullName;

    private NextRelease() { }

    /// <summary>The silo's program.</summary>
    public string Silo => Path.Combine(_folder, "src/Silo/bin/Release/net10.0/Kkr.Orleans.Silo");

    /// <summary>The gateway's program.</summary>
    public string Gateway => Path.Combine(_folder, "src/Gateway/bin/Release/net10.0/Kkr.Orleans.Gateway");

    public static async Task<NextRelease> BuildAsync()
    {
        var release = new NextRelease();
        try
        {
            foreach (var part in (string[])["src", "catalogue", "data"]) Copy(Path.Combine(Repository, part), Path.Combine(release._folder, part));
            foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig"])
                File.Copy(Path.Combine(Repository, file), Path.Combine(release._folder, file));
            foreach (var (file, before, inserted) in Changes) release.Change(file, before, inserted + before);
            foreach (var (file, from, to) in Replacements) release.Change(file, from, to);
            foreach (var project in (string[])["src/Silo", "src/Gateway"]) await release.BuildAsync(project);
            return release;
        }
        catch
        {
            release.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => Path.GetFileName(f) is not ("bin" or "obj" or "node_modules")))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(from, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"The next release can't be made: '{from}' does not stand once in {file}. The place has changed: change it in {nameof(NextRelease)}, too.");
        File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
    }

    private async Task BuildAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "--configuration", "Release", "--verbosity", "quiet", "--nologo", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        // Nothing that builds may outlive the build.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var build = Process.Start(start)!;
        var said = build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync().WaitAsync(Patience);
        if (build.ExitCode != 0) throw new InvalidOperationException($"The next release does not build:\n{await said}");
    }
}
