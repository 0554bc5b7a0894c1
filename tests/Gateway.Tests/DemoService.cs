using System.Globalization;
using Kkr.Gateway.Tests;
using Kkr.Testing.Processes;

[assembly: AssemblyFixture(typeof(DemoService))]

namespace Kkr.Gateway.Tests;

/// <summary>
/// One process with the demo figures, which most tests share. A test takes reports and tables that no other test takes, so
/// that the order of tests makes no difference.
/// </summary>
public sealed class DemoService : IAsyncLifetime
{
    /// <summary>The years of <see cref="NextTable"/> are not those of <see cref="NextReportAsync"/>.</summary>
    private const int FirstTableYear = 2005, FirstReportYear = 2010, LastReportYear = 2018;

    private static readonly string[] Regions = ["082", "083", "084", "085"];

    private List<(string Code, string Region)> _municipalities = [];
    private Standalone? _standalone;
    private int _reports = -1, _tables = -1, _keys;

    public Standalone Standalone => _standalone!;

    public ApiClient Client => Standalone.Client;

    public async ValueTask InitializeAsync()
    {
        _standalone = await Standalone.StartNewAsync(demo: true);
        _municipalities = [.. (await Client.GetAsync("api/v1/municipalities")).Expect(200).Json.EnumerateArray()
            .Select(m => (m.GetProperty("code").GetString()!, m.GetProperty("region").GetString()!))
            .Where(m => m.Item2 != "081")];
    }

    /// <summary>A report that nobody has written, and who may write it.</summary>
    public async Task<ReportSlot> NextReportAsync()
    {
        var number = Interlocked.Increment(ref _reports);
        var year = FirstReportYear + number / _municipalities.Count;
        if (year > LastReportYear) throw new InvalidOperationException("The tests take more reports than there are.");
        var (code, region) = _municipalities[number % _municipalities.Count];
        return new(this, code, region, year.ToString(CultureInfo.InvariantCulture), await Standalone.TokenAsync("reporter", code));
    }

    /// <summary>A region and a year in which nobody has reported, and the region's municipalities.</summary>
    public (string Region, string Period, IReadOnlyList<string> Municipalities) NextTable()
    {
        var number = Interlocked.Increment(ref _tables);
        var year = FirstTableYear + number / Regions.Length;
        if (year >= FirstReportYear) throw new InvalidOperationException("The tests take more tables than there are.");
        var region = Regions[number % Regions.Length];
        return (region, year.ToString(CultureInfo.InvariantCulture), [.. _municipalities.Where(m => m.Region == region).Select(m => m.Code)]);
    }

    /// <summary>The report of a municipality in a table of <see cref="NextTable"/>.</summary>
    public async Task<ReportSlot> ReportAsync(string municipality, string period) => new(
        this, municipality, _municipalities.Single(m => m.Code == municipality).Region, period,
        await Standalone.TokenAsync("reporter", municipality));

    /// <summary>A key that was not used before.</summary>
    public string NextKey() => string.Create(CultureInfo.InvariantCulture, $"key-{Interlocked.Increment(ref _keys)}");

    public async ValueTask DisposeAsync()
    {
        if (_standalone is not null) await _standalone.DisposeAsync();
    }
}
