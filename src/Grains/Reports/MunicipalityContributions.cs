using Kkr.Municipalities;
using Microsoft.Extensions.Logging;

namespace Kkr.Reports;

/// <summary>Tells the municipalities that somebody reads. Nobody waits for that: a busy one is told a few times a second.</summary>
internal sealed class MunicipalityContributions(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock, ILogger<MunicipalityContributions> log)
    : Contributions<AreaCode>(
        (municipality, reports) => grains.Municipality(municipality).ContributeAsync(reports),
        null, TimeSpan.FromMilliseconds(200), scheduler, clock, log);
