using Kkr.Reports;
using Microsoft.Extensions.Logging;

namespace Kkr.Tables;

/// <summary>
/// Tells the country's tables what the regions' tables of a silo have taken in, all regions in one call. Nobody waits for
/// that: a busy one is told ten times a second.
/// </summary>
internal sealed class CountryContributions(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock, ILogger<CountryContributions> log)
    : Contributions<TableKey>(
        (table, reports) => grains.Table(table).ContributeAsync(reports), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100), scheduler, clock, log);
