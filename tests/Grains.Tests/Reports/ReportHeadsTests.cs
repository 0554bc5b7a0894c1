using FsCheck.Xunit;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Tables;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Reports;

/// <summary>What a silo's tables are told of reports that were continued: nothing is left out, and nothing is read twice.</summary>
public sealed class ReportHeadsTests : IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<string, ProposedEntry> _newest = [];
    private FaultyLedger _ledger = null!;
    private ReportHeads _heads = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _ledger = new(_store.Open());
        _heads = new(_ledger, _clock);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>Tables that ask at any time, from any position, are each told all that the ledger says.</summary>
    [Property(MaxTest = 20)]
    public async Task Whoever_asks_is_told_of_each_report_that_was_continued(int seed)
    {
        var random = new Random(seed);
        var dataSet = $"data-set-{Guid.NewGuid()}";
        var start = await _ledger.ReadHeadAsync(CancellationToken.None);
        TableKey[] tables = [Country(dataSet), Country(dataSet) with { Area = AreaCode.Parse("081") }, Country(dataSet) with { Area = AreaCode.Parse("082") }, Country(dataSet)];
        var covered = Enumerable.Repeat(start, tables.Length).ToArray();
        for (var step = 0; step < 40; step++)
        {
            for (var i = random.Next(4); i > 0; i--) await ContinueAsync(random.Next(4) == 0 ? dataSet + "-other" : dataSet, random.Next(6));
            if (random.Next(5) == 0) _clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
            var asker = random.Next(covered.Length);
            // Some have not asked for long, and one has forgotten everything.
            var after = random.Next(10) == 0 ? start : covered[asker];
            var upTo = await _ledger.ReadHeadAsync(CancellationToken.None);
            var found = await _heads.ReadAsync(tables[asker], after, TimeSpan.Zero, CancellationToken.None);
            var told = Newest(found);
            Assert.Equal(upTo, found.UpTo);
            foreach (var (stream, sequence) in await _ledger.ReadTopicHeadsAsync(ReportKey.TopicOf(dataSet), after, CancellationToken.None))
                if (Areas.Holds(tables[asker].Area, ReportKey.OfStream(stream).Reporter)) Assert.Equal(sequence, told[ReportKey.OfStream(stream)]);
            Assert.All(told.Keys, key => Assert.True(key.DataSet == dataSet && Areas.Holds(tables[asker].Area, key.Reporter)));
            covered[asker] = upTo;
        }
    }

    [Fact]
    public async Task Those_who_ask_for_the_same_share_one_reading()
    {
        await ContinueAsync("t", 0);
        var head = await ContinueAsync("t", 1);
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel)));
        Assert.All(told, heads => Assert.Equal([Report("t", 0), Report("t", 1)], Newest(heads).Keys.OrderBy(key => key.Period)));
        Assert.Equal([0L], _ledger.HeadsReadAfter);

        // What has come since is read for the first who asks, and only that.
        var next = await ContinueAsync("t", 1);
        Assert.Equal(2, Newest(await _heads.ReadAsync(Country("t"), head, TimeSpan.Zero, Cancel))[Report("t", 1)]);
        Assert.Equal(2, Newest(await _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel))[Report("t", 1)]);
        Assert.Equal([0L, head], _ledger.HeadsReadAfter);
    }

    [Fact]
    public async Task Who_has_time_is_told_what_another_has_had_read_and_up_to_where()
    {
        var head = await ContinueAsync("t", 0);
        await _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel);
        var next = await ContinueAsync("t", 1);
        _clock.Advance(TimeSpan.FromSeconds(0.4));
        var told = await _heads.ReadAsync(Country("t"), 0, TimeSpan.FromSeconds(0.5), Cancel);
        Assert.Equal((head, Report("t", 0)), (told.UpTo, Assert.Single(told.Heads).Key));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        told = await _heads.ReadAsync(Country("t"), head, TimeSpan.FromSeconds(0.5), Cancel);
        Assert.Equal((next, Report("t", 1)), (told.UpTo, Assert.Single(told.Heads).Key));
    }

    [Fact]
    public async Task What_is_not_known_any_more_is_read_again()
    {
        var head = await ContinueAsync("t", 0);
        await _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Newest(await _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel))[Report("t", 0)]);
        Assert.Equal([0L, 0L], _ledger.HeadsReadAfter);
        Assert.Empty((await _heads.ReadAsync(Country("other"), head, TimeSpan.Zero, Cancel)).Heads);
    }

    [Fact]
    public async Task After_a_failure_the_next_one_asks_again()
    {
        var head = await ContinueAsync("t", 0);
        _ledger.Away = true;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel));
        _ledger.Away = false;
        Assert.Equal(1, Newest(await _heads.ReadAsync(Country("t"), 0, TimeSpan.Zero, Cancel))[Report("t", 0)]);
    }

    private static Dictionary<ReportKey, long> Newest(ContinuedReports told) =>
        told.Heads.GroupBy(head => head.Key).ToDictionary(of => of.Key, of => of.Max(head => head.Revision));

    private static TableKey Country(string dataSet) => new(AreaCode.Country, dataSet);

    /// <summary>The reports of two municipalities and of a region, by number.</summary>
    private static ReportKey Report(string dataSet, int number) =>
        new(AreaCode.Parse((number % 3) switch { 0 => "851", 1 => "751", _ => "081" }), dataSet, Period.OfYear(2000 + number));

    private async Task<long> ContinueAsync(string dataSet, int number)
    {
        var stream = Report(dataSet, number).Stream;
        var before = _newest.GetValueOrDefault(stream);
        var entry = new ProposedEntry(
            stream, (before?.Sequence ?? 0) + 1, ReportKey.TopicOf(dataSet), new(2020, 12, 1, 12, 0, 0, TimeSpan.Zero), "subject", "scope", Guid.NewGuid().ToString(), EntryHash.None,
            "counted", "{}", before?.Hash ?? EntryHash.None);
        _newest[stream] = entry;
        return (await _ledger.AppendAsync([entry], CancellationToken.None))[0].Position;
    }
}
