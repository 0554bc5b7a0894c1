using Kkr.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Kkr.Reports;

/// <summary>What the reports of a silo have in common.</summary>
public static class ReportServices
{
    /// <summary>Adds what the grains of reports need beside the ledger.</summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportHeads>();
        services.AddSingleton(given => ActivatorUtilities.CreateInstance<KnownSurroundings>(given, TaskScheduler.Default));
        services.AddSingleton(given => ActivatorUtilities.CreateInstance<TableContributions>(given, TaskScheduler.Default));
        services.AddSingleton(given => ActivatorUtilities.CreateInstance<WiderTableContributions>(given, TaskScheduler.Default));
        services.AddSingleton(given => ActivatorUtilities.CreateInstance<MunicipalityContributions>(given, TaskScheduler.Default));
        services.AddSingleton<SubmissionMetrics>();
    }
}
