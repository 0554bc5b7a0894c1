using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Testing.History;

namespace Kkr.Simulation;

/// <summary>Somebody who reports for one municipality, corrects, withdraws, repeats what was not answered, and reads.</summary>
internal sealed class SimulatedClient(
    World world, Faults faults, RunRecorder recorder, IReadOnlyList<SimulatedGateway> gateways, DataSetDefinition definition, string name, ReportKey report)
{
    private const int MaxAttempts = 6;
    private static readonly string[] Codes = ["a", "b"];

    private readonly Caller _caller = new(name, [Role.Reporter], [report.Reporter], []);
    private readonly ReportId _id = new(report.Reporter.Value, report.DataSet, report.Period.ToString());
    private readonly List<Command> _given = [];
    private TokenSeen? _newest;

    public Lane Lane { get; } = world.NewLane();

    public async Task RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            await Task.Delay(world.Between(0, 600), world.Clock);
            var what = world.Random.Next(20);
            if (what < 13 || _given.Count == 0) await CommandAsync(NewSubmission(i));
            else if (what < 14) await CommandAsync(NewWithdrawal(i));
            else if (what < 16) await CommandAsync(world.OneOf(_given));
            else await ReadAsync();
        }
    }

    private Command NewSubmission(int number)
    {
        var figures = ImmutableArray.CreateBuilder<SubmittedFigure>();
        foreach (var code in Codes)
        {
            if (figures.Count > 0 && world.Chance(0.5)) continue;
            // Every figure of a simulation is another one, so that what is shown tells where it comes from.
            var value = world.Chance(0.15) ? (decimal?)null : world.Random.Next(1, 100_000) * 10 + 0.5m;
            figures.Add(new(figures.Count, [new("kode", code)], value, value is null ? "unknown" : null));
        }

        // A figure below zero is against the rules.
        if (world.Chance(0.08)) figures[0] = figures[0] with { Value = -1, Missing = null };
        var replace = world.Chance(0.15);
        var submission = new Submission(figures.ToImmutable(), replace, null, []);
        long? expected = world.Chance(0.25) ? (_newest?.Revision ?? 0) - (world.Chance(0.3) ? 1 : 0) : null;
        return Add(new(
            $"{name}-{number}",
            CommandContent.Submit(_id, figures.Select(f => KeyValuePair.Create($"kode={f.At[0].Value}", f.Value)), replace),
            (grain, condition, key, ct) => grain.SubmitAsync(new(new(key, _caller), submission, condition ? expected : null), ct)));
    }

    private Command NewWithdrawal(int number) => Add(new(
        $"{name}-{number}", CommandContent.Withdraw(_id),
        (grain, _, key, ct) => grain.WithdrawAsync(new(new(key, _caller), null, null), ct)));

    private Command Add(Command command)
    {
        _given.Add(command);
        return command;
    }

    private async Task CommandAsync(Command command)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var gateway = world.Random.Next(gateways.Count);
            var first = AttemptAsync(command, gateways[gateway]);
            var answers = faults.Happens(FaultKind.ImpatientRepeat)
                ? await Task.WhenAll(first, AttemptAsync(command, gateways[(gateway + 1) % gateways.Count]))
                : [await first];
            if (answers.Any(a => a != CommandAnswer.Unknown)) return;
            await Task.Delay(world.Between(50, 2_000), world.Clock);
        }
    }

    private async Task<CommandAnswer> AttemptAsync(Command command, SimulatedGateway gateway)
    {
        var askedAt = world.Clock.GetTimestamp();
        var asked = gateway.RunAsync(() => gateway.CommandAsync(
            report, (grain, ct) => command.Send(grain, true, command.Key, ct), (grain, ct) => command.Send(grain, false, command.Key, ct)));
        var (answer, said) = (CommandAnswer.Unknown, "no answer");
        ReceiptSeen? receipt = null;
        if (faults.Happens(FaultKind.ConnectionLost))
        {
            await Task.Delay(world.Between(0, 30), world.Clock);
        }
        else
        {
            try
            {
                var came = await asked;
                if (came.Refusal is { } refusal) (answer, said) = (CommandAnswer.Refused, refusal.Kind.ToString());
                else (answer, said, receipt) = (CommandAnswer.Acknowledged, "receipt", Seen(came));
            }
            catch (Exception exception) when (UnavailableHandler.IsPassing(exception))
            {
                said = exception.Message;
            }
        }

        recorder.Note(new CommandAttempt(name, command.Key, command.Content, askedAt, world.Clock.GetTimestamp(), answer, receipt, said));
        return answer;
    }

    private ReceiptSeen Seen(Answer<Receipt> answer)
    {
        var receipt = answer.Value!;
        if (_newest is null || receipt.Revision > _newest.Revision) _newest = new(_id, receipt.Revision, receipt.Position.Position);
        return new(receipt.Revision, receipt.Position.Position, receipt.Hash, answer.Replayed);
    }

    private async Task ReadAsync()
    {
        var gateway = world.OneOf(gateways);
        var token = _newest;
        var area = world.Chance(0.7) ? Areas.TableAreaOf(report.Reporter) : AreaCode.Country;
        ImmutableArray<ReceiptPosition> atLeast = token is null ? [] : [new(token.Position, report, token.Revision)];
        try
        {
            var answer = await gateway.RunAsync(() => gateway.AggregateAsync(area, definition, report.Period, byMunicipality: true, atLeast));
            recorder.Note(Observed.Table(name, answer, report.Period, token is null ? [] : [token], byReporter: true, settled: false));
        }
        catch (Exception exception) when (UnavailableHandler.IsPassing(exception))
        {
            // No answer says nothing wrong.
        }
    }

    private sealed record Command(
        string Key, CommandContent Content, Func<IReportGrain, bool, string, CancellationToken, Task<Answer<Receipt>>> Send);
}
