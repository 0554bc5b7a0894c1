using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Kkr.Formats.Tests;

/// <summary>Foreign software in a process of its own: jsonstat-toolkit, hyparquet, and ajv on the specification.</summary>
public sealed class NodeReader : IAsyncLifetime
{
    private readonly SemaphoreSlim one = new(1);
    private Process? process;

    public static string Metadata(string key) => typeof(NodeReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    public ValueTask InitializeAsync()
    {
        process = Process.Start(new ProcessStartInfo("node", "read.mjs")
        {
            WorkingDirectory = Metadata("ClientsDirectory"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        });
        return ValueTask.CompletedTask;
    }

    public Task<JsonElement> JsonStatAsync(byte[] document) => AskAsync(new { @as = "jsonstat", text = Encoding.UTF8.GetString(document) });

    public Task<JsonElement> ParquetAsync(byte[] document) => AskAsync(new { @as = "parquet", base64 = Convert.ToBase64String(document) });

    public async Task AssertValidAsync(string schema, string json)
    {
        var errors = await AskAsync(new { @as = "schema", schema, specification = Metadata("Specification"), text = json });
        Assert.True(errors.GetArrayLength() == 0, $"{schema}: {errors}\n{json}");
    }

    public Task<JsonElement> ErrorsAsync(string schema, string json) =>
        AskAsync(new { @as = "schema", schema, specification = Metadata("Specification"), text = json });

    public async ValueTask DisposeAsync()
    {
        process!.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        one.Dispose();
    }

    private async Task<JsonElement> AskAsync(object request)
    {
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await process.StandardInput.FlushAsync();
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The node process has ended.");
            var answer = JsonDocument.Parse(line).RootElement;
            Assert.False(answer.TryGetProperty("error", out var error), error.ToString());
            return answer.GetProperty("result");
        }
        finally
        {
            one.Release();
        }
    }
}
