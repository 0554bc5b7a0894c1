namespace Kkr.Bench.StockOrleans;

/// <summary>Owns a municipality's figures; setting a figure twice is setting it once.</summary>
internal sealed class StockMunicipalityGrain(
    [PersistentState("municipality", "stock")] IPersistentState<StockMunicipalityGrain.MunicipalityState> state) : Grain, IStockMunicipalityGrain
{
    public async Task<long> ApplyAsync(StockCommand command)
    {
        var key = $"{command.Municipality}/{command.DataSet}/{command.Period}";
        if (!state.State.Reports.TryGetValue(key, out var report))
            state.State.Reports.Add(key, report = new() { DataSet = command.DataSet, Period = command.Period });
        report.Revision++;
        for (var i = 0; i < command.Places.Length; i++) report.Figures[command.Places[i]] = command.Values[i];
        await state.WriteStateAsync();
        return report.Revision;
    }

    public Task<Dictionary<string, decimal>> TotalsAsync(string dataSet) =>
        Task.FromResult(state.State.Reports.Values.Where(r => r.DataSet == dataSet).GroupBy(r => r.Period)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Figures.Values.Sum())));

    /// <summary>What is stored.</summary>
    [GenerateSerializer, Alias("bench.StockMunicipalityState")]
    internal sealed class MunicipalityState
    {
        [Id(0)] public Dictionary<string, ReportFigures> Reports { get; set; } = [];
    }

    /// <summary>A report's figures.</summary>
    [GenerateSerializer, Alias("bench.StockReportFigures")]
    internal sealed class ReportFigures
    {
        [Id(0)] public string DataSet { get; set; } = "";

        [Id(1)] public string Period { get; set; } = "";

        [Id(2)] public long Revision { get; set; }

        [Id(3)] public Dictionary<string, decimal> Figures { get; set; } = [];
    }
}
