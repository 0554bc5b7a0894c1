using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kkr.Catalogue;

/// <summary>Ajv in a process of its own, on the catalogue's JSON Schema.</summary>
internal static class SchemaValidator
{
    /// <summary>The faults that it finds in each document.</summary>
    public static async Task<List<string[]>> FaultsAsync(IEnumerable<string> documents)
    {
        using var process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { "validate.mjs", CatalogueFiles.Schema },
            WorkingDirectory = CatalogueFiles.Folder("ValidatorDirectory"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var document in documents)
        {
            using var json = JsonDocument.Parse(document);
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(json.RootElement).AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();
        var faults = new List<string[]>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) faults.Add(JsonSerializer.Deserialize<string[]>(line)!);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
        return faults;
    }
}
