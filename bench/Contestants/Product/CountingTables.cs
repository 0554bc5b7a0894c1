using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Bench.Product;

/// <summary>Tells tables that only count, a call for all that has gathered, as the product tells its own.</summary>
internal sealed class CountingTables(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock, ILogger<CountingTables> log)
    : Contributions<TableKey>(
        (table, reports) => grains.Get<ICountingTableGrain>(table.ToString()).CountAsync(reports), TimeSpan.FromSeconds(1), TimeSpan.Zero, scheduler, clock, log);
