using Kkr.Reports;
using Microsoft.Extensions.Logging;

namespace Kkr.Tables;

/// <summary>
/// Tells the tables of wider areas what those below them, of a silo, have taken in, all of them in one call: the country's of its regions', and
/// where there are more levels, each level's of the one below. Nobody waits for that: a busy one is told ten times a second.
/// </summary>
internal sealed class WiderTableContributions(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock, ILogger<WiderTableContributions> log)
    : Contributions<TableKey>(
        (table, reports) => grains.Table(table).ContributeAsync(reports), null, TimeSpan.FromMilliseconds(100), scheduler, clock, log);
