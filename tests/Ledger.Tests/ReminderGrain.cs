namespace Kkr.Ledger;

public interface IReminderGrain : IGrainWithStringKey
{
    Task RegisterAsync(string name, TimeSpan period);

    Task<List<string>> ListAsync();

    Task RemoveAsync(string name);

    Task<string> WhereAsync();
}

public sealed class ReminderGrain(ILocalSiloDetails silo) : Grain, IReminderGrain, IRemindable
{
    public Task RegisterAsync(string name, TimeSpan period) => this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), period);

    public async Task<List<string>> ListAsync() => [.. (await this.GetReminders()).Select(r => r.ReminderName)];

    public async Task RemoveAsync(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task<string> WhereAsync() => Task.FromResult(silo.SiloAddress.ToParsableString());

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
