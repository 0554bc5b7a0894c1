using Kkr.Tables;
using Microsoft.Extensions.Logging;

namespace Kkr.Reports;

/// <summary>Tells the regional tables; a receipt waits a second at most to be able to say that its table has taken it in.</summary>
internal sealed class TableContributions(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock, ILogger<TableContributions> log)
    : Contributions<TableKey>(
        (table, reports) => grains.Table(table).ContributeAsync(reports), TimeSpan.FromSeconds(1), TimeSpan.Zero, scheduler, clock, log);
