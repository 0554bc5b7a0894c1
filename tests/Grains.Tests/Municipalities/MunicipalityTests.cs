using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Municipalities;

/// <summary>A municipality is told of its reports while somebody reads it.</summary>
public sealed class MunicipalityTests : IAsyncLifetime
{
    // Its rules look at nothing but the report: nobody but the municipality asks the table for a reporter's others.
    private static readonly ReportKey Report = new(AreaCode.Parse("851"), "sosu-nyuddannede", Period.Parse("2019-2020"));

    private readonly SqliteStore _store = new();
    private TestSilos _silos = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _silos = await TestSilos.StartAsync(_store, 2);

    public async ValueTask DisposeAsync()
    {
        await _silos.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Who_reads_a_municipality_has_it_told_of_what_changes_and_nobody_is_told_before()
    {
        using var calls = _silos.CountCalls();
        await SubmitAsync("first", 7);
        Assert.DoesNotContain(nameof(IMunicipalityGrain), calls.Interfaces);

        Assert.Equal([7m], await TotalsAsync());
        await SubmitAsync("second", 9);
        while (calls.Interfaces.Count(name => name == nameof(IMunicipalityGrain)) < 2) await Task.Delay(10, Cancelled);
        while ((await TotalsAsync()).Single() != 9m) await Task.Delay(10, Cancelled);
    }

    private async Task SubmitAsync(string id, decimal value)
    {
        var command = new SubmitReport(
            new(id, TestSilos.Secretariat), new([new(0, [new("uddannelse", "ssh")], value, null)], false, null, []), null);
        Assert.True((await _silos.SubmitForSureAsync(Report, command)).Aggregated);
    }

    private async Task<decimal?[]> TotalsAsync() =>
        [.. (await _silos.Grains.Municipality(Report.Reporter).ReadAsync(TestSilos.Secretariat, Cancelled)).Value!.Totals.Select(t => t.Total)];
}
