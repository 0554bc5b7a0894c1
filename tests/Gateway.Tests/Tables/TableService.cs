using System.Globalization;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests;

/// <summary>A process with the demo figures and a data set with a disclosure rule, for tests that publish.</summary>
public sealed class TableService : IAsyncLifetime
{
    /// <summary>The most cells of an answer of this process.</summary>
    public const int MaxDataCells = 2_000;

    private int _keys;

    public Standalone Standalone { get; private set; } = null!;

    public ApiClient Client => Standalone.Client;

    public async ValueTask InitializeAsync() =>
        Standalone = await Standalone.StartNewAsync(demo: true, Path.Combine(AppContext.BaseDirectory, "test-catalogue"), new()
        {
            ["Tables__MaxDataCells"] = MaxDataCells.ToString(CultureInfo.InvariantCulture),
        });

    public string NextKey() => string.Create(CultureInfo.InvariantCulture, $"table-{Interlocked.Increment(ref _keys)}");

    public async Task<Reply> SubmitAsync(string municipality, string dataSet, string period, string figures) => (await Client.SubmitAsync(
        municipality, $$"""{ "dataSet": "{{dataSet}}", "period": "{{period}}", "figures": {{figures}} }""",
        await Standalone.TokenAsync("reporter", municipality), NextKey())).Expect(201);

    public async Task<Reply> PublishAsync(string dataSet, string body, string? key = null) => await Client.PostAsync(
        $"api/v1/data-sets/{dataSet}/publications", body, await Standalone.TokenAsync("secretariat"), ("Idempotency-Key", key ?? NextKey()));

    /// <summary>A table's figures as csv.</summary>
    public async Task<string> CsvAsync(string table, string query, string? token = null) =>
        (await Client.GetAsync($"api/pxwebapi/v2/tables/{table}/data?outputFormat=csv&{query}", token)).Expect(200).Text;

    public async ValueTask DisposeAsync()
    {
        if (Standalone is not null) await Standalone.DisposeAsync();
    }
}
