using Kkr.Catalogue;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>Reminders of an agreement whose follow-up and supervision reports are long overdue.</summary>
public sealed class AgreementReminderTests : IAsyncLifetime
{
    private static readonly AreaCode Aalborg = AreaCode.Parse("851"), Rebild = AreaCode.Parse("840");
    private readonly SqliteStore _store = new();
    private TestSilos _silos = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _silos = await TestSilos.StartAsync(_store, 1);

    public async ValueTask DisposeAsync()
    {
        await _silos.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_is_overdue_is_reminded_of_once_however_often_the_reminder_comes()
    {
        var agreement = _silos.Grains.Agreement("dansk");
        var text = new Text("Aftale", "Agreement");
        var terms = new AgreementTerms(
            text, text, [new(Aalborg), new(Rebild)], new(2021, 7, 1), new(2025, 6, 30), new(new(2023, 7, 1), 2), 2, [], [], []);
        Assert.Null((await agreement.MakeAsync(new("make", TestSilos.Secretariat), terms, null, Cancelled)).Refusal);
        await agreement.SuperviseAsync(new("report", TestSilos.Secretariat), new(Aalborg, new(2099, 1, 1), "r"), null, Cancelled);

        // A report of the future counts from its day on: both municipalities are overdue today.
        for (var tick = 0; tick < 3; tick++)
            await agreement.AsReference<IRemindable>().ReceiveReminder("calendar", new TickStatus(), Cancelled);

        var seen = (await agreement.ReadAsync(TestSilos.Secretariat, null, null, Cancelled)).Value!;
        Assert.Equal(
            [(new DateOnly(2023, 7, 1), (AreaCode?)null, true), (new(2023, 7, 1), Rebild, true), (new(2023, 7, 1), Aalborg, true)],
            seen.Reminders.Select(r => (r.Due, r.Municipality, r.Overdue)).OrderBy(r => r.Municipality?.Value, StringComparer.Ordinal));
        Assert.Equal(5, seen.Revision);
        var history = (await agreement.ReadHistoryAsync(TestSilos.Secretariat, Cancelled)).Value!.Changes;
        Assert.Equal(3, history.Count(c => c is { Kind: "agreement-reminded", By: "system" }));
    }
}
