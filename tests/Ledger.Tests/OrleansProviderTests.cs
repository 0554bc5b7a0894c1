using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Kkr.Ledger;

/// <summary>Orleans' AdoNet providers find in our migrations what they look up, and it does what they expect.</summary>
public sealed class OrleansProviderTests(SharedPostgreSql shared)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Grain_state_is_kept_fenced_and_cleared_on_PostgreSQL()
    {
        await using var store = await PostgreSqlStore.CreateAsync(shared.Server);
        using var host = await OrleansProviders.StartPostgreSqlSiloAsync(store.ConnectionString, "storage");

        await AssertStorageAsync(host.Services);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Grain_state_is_kept_fenced_and_cleared_on_SQLite()
    {
        await using var store = new SqliteStore();
        using var host = await OrleansProviders.StartSqliteSiloAsync(store.ConnectionString);

        await AssertStorageAsync(host.Services);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Two_silos_find_each_other_share_grains_and_keep_reminders()
    {
        await using var store = await PostgreSqlStore.CreateAsync(shared.Server);
        using var one = await OrleansProviders.StartPostgreSqlSiloAsync(store.ConnectionString, "pair");
        using var two = await OrleansProviders.StartPostgreSqlSiloAsync(store.ConnectionString, "pair");
        var grains = one.Services.GetRequiredService<IGrainFactory>();

        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Cancel);
        Assert.Equal(2, hosts.Count(h => h.Value == SiloStatus.Active));
        var places = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => grains.GetGrain<IReminderGrain>($"{i}").WhereAsync()));
        Assert.Equal(2, places.Distinct().Count());

        var grain = grains.GetGrain<IReminderGrain>("851");
        await grain.RegisterAsync("daily", TimeSpan.FromHours(24));
        await grain.RegisterAsync("yearly", TimeSpan.FromDays(365));
        await grain.RegisterAsync("daily", TimeSpan.FromHours(12));
        Assert.Equal(["daily", "yearly"], (await grain.ListAsync()).Order());
        await AssertRemindersInAllRangesAsync(one.Services, 2);
        await grain.RemoveAsync("daily");
        Assert.Equal(["yearly"], await two.Services.GetRequiredService<IGrainFactory>().GetGrain<IReminderGrain>("851").ListAsync());

        await two.StopAsync(Cancel);
        var table = one.Services.GetRequiredService<IMembershipTable>();
        Assert.Equal([SiloStatus.Active, SiloStatus.Dead], (await table.ReadAllAsync(Cancel)).Members.Select(m => m.Item1.Status).Order());
        await table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancel);
        Assert.Equal(SiloStatus.Active, Assert.Single((await table.ReadAllAsync(Cancel)).Members).Item1.Status);
        await one.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_stale_view_of_the_membership_changes_nothing()
    {
        await using var store = await PostgreSqlStore.CreateAsync(shared.Server);
        using var host = await OrleansProviders.StartPostgreSqlSiloAsync(store.ConnectionString, "fenced");
        var table = host.Services.GetRequiredService<IMembershipTable>();
        var seen = await table.ReadAllAsync(Cancel);
        var stale = new TableVersion(seen.Version.Version, "0");
        var entry = Assert.Single(seen.Members).Item1;

        Assert.False(await table.UpdateRowAsync(entry, "0", stale, Cancel));
        Assert.False(await table.InsertRowAsync(NewMember(entry, 1), stale, Cancel));
        Assert.False(await table.InsertRowAsync(entry, seen.Version.Next(), Cancel));
        Assert.Single((await table.ReadAllAsync(Cancel)).Members);
        Assert.Equal(seen.Version.Version, (await table.ReadAllAsync(Cancel)).Version.Version);

        var next = seen.Version.Next();
        var inserted = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => table.InsertRowAsync(NewMember(entry, i), next, Cancel)));
        Assert.Single(inserted, won => won);
        Assert.Equal(2, (await table.ReadAllAsync(Cancel)).Members.Count);
        await host.StopAsync(Cancel);
    }

    private static MembershipEntry NewMember(MembershipEntry like, int generation) => new()
    {
        SiloAddress = SiloAddress.New(like.SiloAddress.Endpoint, generation),
        SiloName = "another",
        HostName = like.HostName,
        Status = SiloStatus.Joining,
        ProxyPort = 0,
        StartTime = like.StartTime,
        IAmAliveTime = like.IAmAliveTime,
    };

    private static async Task AssertRemindersInAllRangesAsync(IServiceProvider services, int expected)
    {
        var table = services.GetRequiredService<IReminderTable>();
        // The two halves of the ring, of which one goes over its end.
        var first = await table.ReadRows(0x20000000, 0xA0000000);
        var second = await table.ReadRows(0xA0000000, 0x20000000);
        Assert.Equal(expected, first.Reminders.Count + second.Reminders.Count);
    }

    private static async Task AssertStorageAsync(IServiceProvider services)
    {
        foreach (var (name, kept) in new[] { ("kept", true), ("deleted", false) })
        {
            var storage = services.GetRequiredKeyedService<IGrainStorage>(name);
            var id = GrainId.Create("report", $"851/{name}");
            var state = New("first");
            await storage.WriteStateAsync("state", id, state);
            state.State = new KeptState { Text = "second" };
            await storage.WriteStateAsync("state", id, state);

            var read = New("");
            await storage.ReadStateAsync("state", id, read);
            Assert.Equal(("second", "2", true), (read.State?.Text, read.ETag, read.RecordExists));
            var other = New("");
            await storage.ReadStateAsync("other", id, other);
            Assert.False(other.RecordExists);

            await storage.WriteStateAsync("state", id, read);
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("state", id, state));
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("state", id, state));

            await storage.ClearStateAsync("state", id, read);
            Assert.Equal(kept ? "4" : null, read.ETag);
            await storage.ReadStateAsync("state", id, read);
            Assert.False(read.RecordExists);
            read.State = new KeptState { Text = "third" };
            await storage.WriteStateAsync("state", id, read);
            Assert.Equal(kept ? "5" : "1", read.ETag);
            await AssertFirstWritesRaceAsync(storage, name);
        }
    }

    private static GrainState<KeptState> New(string text) => new(new KeptState { Text = text });

    private static async Task AssertFirstWritesRaceAsync(IGrainStorage storage, string name)
    {
        for (var round = 0; round < 20; round++)
        {
            // The integer key has no string part: two rows of it must not pass as different for that.
            var id = round % 2 == 0 ? GrainId.Create($"race-{name}", $"{round}") : GrainId.Create(GrainType.Create($"race-{name}"), GrainIdKeyExtensions.CreateIntegerKey(round));
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async racer =>
            {
                try
                {
                    await storage.WriteStateAsync($"state-{name}", id, New($"{racer}"));
                    return true;
                }
                catch (InconsistentStateException)
                {
                    return false;
                }
            }));
            Assert.Single(outcomes, won => won);
        }
    }
}
