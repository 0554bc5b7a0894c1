using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Hosting;

/// <summary>
/// Gives the catalogue what stands in <c>catalogue/</c>, when a silo starts: a data set that is not there yet, or a newer
/// version of one. What is there already stays as it is.
/// </summary>
internal sealed partial class CatalogueSeed(IGrainFactory grains, IConfiguration configuration, ILogger<CatalogueSeed> log) : IStartupTask
{
    public async Task Execute(CancellationToken cancellationToken)
    {
        var folder = configuration["Catalogue"] ?? Path.Combine(AppContext.BaseDirectory, "catalogue");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Order())
        {
            var json = await File.ReadAllTextAsync(file, cancellationToken);
            var definition = DataSetJson.Read(json);
            await StartupCall.RepeatAsync(() => DefineAsync(definition, Path.GetFileName(file), cancellationToken), log, cancellationToken);
        }
    }

    private async Task DefineAsync(DataSetDefinition definition, string file, CancellationToken cancellationToken)
    {
        var dataSet = grains.DataSet(definition.Id);
        if (await dataSet.ReadAsync(cancellationToken) is { } known && known.Definition.Version >= definition.Version) return;
        var answer = await dataSet.DefineAsync(new($"seed-{definition.Id}-{definition.Version}", Caller.System), definition, cancellationToken);
        // Another silo that starts at the same time may have been first.
        if (answer.Refusal is { Kind: not RefusalKind.RevisionMismatch } refusal)
            throw new InvalidOperationException(
                $"{file}: {refusal.Detail.En} {string.Join(' ', refusal.Errors.Select(e => $"{e.Path}: {e.Message.En}"))}");
        LogLoaded(definition.Id, definition.Version);
    }

    [LoggerMessage(1, LogLevel.Information, "Loaded data set {DataSet}, version {Version}")]
    private partial void LogLoaded(string dataSet, int version);

    private readonly ILogger log = log;
}
