using System.Threading.Channels;
using Kkr.Gateway.Problems;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// Submits the reports of a file, some at a time: what is said twice on one report is submitted in the file's order. Each
/// submission's key follows from its content and which time the file says it, so that a file that is sent again changes
/// nothing.
/// </summary>
internal sealed class Importer(IGrainFactory grains, ImportNames names, PrivacyKey privacy, TimeProvider clock)
{
    private const int MaxAttempts = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <summary>Submits the reports and tells what became of each, in no particular order.</summary>
    public async IAsyncEnumerable<ImportProgress> RunAsync(
        IAsyncEnumerable<ImportedReport> reports, Caller caller,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<ImportedReport>[] lanes =
            [.. Enumerable.Range(0, ImportLimits.Parallelism).Select(_ => Channel.CreateBounded<ImportedReport>(ImportLimits.Waiting))];
        var results = Channel.CreateBounded<ImportProgress>(ImportLimits.Parallelism * ImportLimits.Waiting);
        var work = RunLanesAsync();
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(stop.Token)) yield return result;
        }
        finally
        {
            await stop.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await work;

        async Task RunLanesAsync()
        {
            try
            {
                await Task.WhenAll([ReadAsync(), .. lanes.Select(SubmitLaneAsync)]);
                results.Writer.Complete();
            }
            catch (Exception exception)
            {
                results.Writer.Complete(exception);
                throw;
            }
        }

        async Task ReadAsync()
        {
            Exception? failed = null;
            try
            {
                await foreach (var report in reports.WithCancellation(stop.Token))
                {
                    await lanes[LaneOf(report) % lanes.Length].Writer.WriteAsync(report, stop.Token);
                }
            }
            catch (Exception exception)
            {
                failed = exception;
                throw;
            }
            finally
            {
                foreach (var lane in lanes) lane.Writer.Complete(failed);
            }
        }

        async Task SubmitLaneAsync(Channel<ImportedReport> lane)
        {
            // All that is said on one report passes through one lane.
            var occurrences = new ImportOccurrences();
            await foreach (var report in lane.Reader.ReadAllAsync(stop.Token))
                await results.Writer.WriteAsync(await SubmitAsync(report, caller, occurrences, stop.Token), stop.Token);
        }
    }

    /// <summary>
    /// By who reports on which year, however that is written: two names of one municipality or period keep their order too, and so
    /// does what rules hold against each other. Different years of one municipality need not wait for each other.
    /// </summary>
    private static int LaneOf(ImportedReport report) =>
        (ImportNames.TryFindReporter(report.Reporter, out var reporter) && Period.TryParse(report.Period, out var period)
            ? HashCode.Combine(reporter, period.Year) : 0) & int.MaxValue;

    private async Task<ImportProgress> SubmitAsync(
        ImportedReport report, Caller caller, ImportOccurrences occurrences, CancellationToken cancellationToken)
    {
        var faults = new List<ImportProgress.Fault>(report.Faults.Select(f => ImportProgress.Fault.Of(f.Line, f.Error)));
        if (report.Submission is null && faults.Count > 0 && report.Reporter is null) return Rejected(report, faults);
        if (!ImportNames.TryFindReporter(report.Reporter, out var reporter))
        {
            Fault("/municipality", "unknown-municipality", report.Reporter, "Kommunen findes ikke.", "There is no such municipality.");
            return Rejected(report, faults);
        }

        // Right before content: who may not report here learns nothing of what would be wrong.
        if (!caller.MayReportFor(reporter))
            return Rejected(report, [ImportProgress.Fault.Of(report.Line, new("/municipality", "forbidden", null, Refusal.Forbidden.Detail))]);
        var dataSet = report.DataSet is { } id ? await names.FindDataSetAsync(id, cancellationToken) : null;
        if (dataSet is null) Fault("/dataSet", "unknown-data-set", report.DataSet, "Datasættet findes ikke.", "There is no such data set.");
        if (!Period.TryParse(report.Period, out var period))
            Fault("/period", "period-format", report.Period, "Skrives som 2020, 2020H1, 2020K4, 2020M12, 2020-12-01 eller 2017-2018.",
                "Is written as 2020, 2020H1, 2020K4, 2020M12, 2020-12-01 or 2017-2018.");
        if (dataSet is null || period == default || report.Submission is not { } submission) return Rejected(report, faults);

        // Persons and firms become keyed hashes here too: nothing behind the gateway ever sees who they are.
        if (privacy.Protect(dataSet.Definition, submission) is not { } kept)
        {
            Fault("", "privacy-key-missing", null, "Privacy:Key mangler; personer og virksomheder kan ikke modtages.",
                "Privacy:Key is missing; persons and firms can't be taken in.");
            return Rejected(report, faults);
        }

        submission = kept;
        var key = new ReportKey(reporter, dataSet.Definition.Id, period);
        if (faults.Count > 0)
        {
            // Nothing of it can be stored, and still every other fault is told, all at once.
            var others = await grains.DataSet(key.DataSet).CheckAsync(submission, cancellationToken);
            faults.AddRange(others.Where(o => !submission.Figures.IsEmpty || o.Rule != "required").Select(e => ImportProgress.Fault.Of(report.LineOf(e.Path), e)));
            return Rejected(report, faults) with { Municipality = reporter, DataSet = key.DataSet, Period = period };
        }

        var once = ImportKey.Of(key, submission);
        var command = new SubmitReport(new(ImportKey.Of(once, occurrences.Next(key, once)), caller), submission, null);
        var answer = await SubmitAsync(key, command, cancellationToken);
        if (answer is { Refusal: { } refusal })
        {
            faults.AddRange(refusal.Errors.IsDefaultOrEmpty
                ? [ImportProgress.Fault.Of(report.Line, new("", NameOf(refusal.Kind), null, refusal.Detail))]
                : refusal.Errors.Select(e => ImportProgress.Fault.Of(report.LineOf(e.Path), e)));
            return Rejected(report, faults) with { Municipality = reporter, DataSet = key.DataSet, Period = period };
        }

        if (answer?.Value is not { } receipt)
        {
            Fault("", "unavailable", null, "Kunne ikke gemmes lige nu. Send filen igen; intet tælles to gange.",
                "Could not be stored right now. Send the file again; nothing counts twice.");
            return Rejected(report, faults) with { Municipality = reporter, DataSet = key.DataSet, Period = period };
        }

        return new(
            report.Line, answer.Replayed ? ImportProgress.Replayed : ImportProgress.Accepted, reporter, key.DataSet, period,
            receipt.Id, receipt.Position.ToString(), receipt.Warnings.IsDefaultOrEmpty ? null : receipt.Warnings, null);

        void Fault(string path, string rule, string? value, string da, string en) => faults.Add(ImportProgress.Fault.Of(
            report.Line, new(path, rule, value is null ? null : System.Text.Json.JsonSerializer.Serialize(value), new(da, en))));
    }

    /// <summary>Submits, and waits while the cluster is busy; null where it stays so.</summary>
    private async Task<Answer<Receipt>?> SubmitAsync(ReportKey key, SubmitReport command, CancellationToken cancellationToken)
    {
        var submission = new RepeatedCommand<Receipt>(ct => grains.Report(key).SubmitAsync(command, ct), clock);
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await submission.CallAsync(cancellationToken);
            }
            catch (Exception exception) when (UnavailableHandler.IsPassing(exception))
            {
                if (attempt == MaxAttempts) return null;
            }

            await Task.Delay(pause, clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static ImportProgress Rejected(ImportedReport report, IReadOnlyList<ImportProgress.Fault> faults) =>
        new(report.Line, ImportProgress.Rejected, null, null, null, null, null, null, faults);

    private static string NameOf(RefusalKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
