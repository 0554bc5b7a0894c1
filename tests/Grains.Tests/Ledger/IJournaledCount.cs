namespace Kkr.Ledger;

/// <summary>A counter as Orleans' <c>JournaledGrain</c> would keep it.</summary>
public interface IJournaledCount : IGrainWithStringKey
{
    /// <summary>Counts; true once it is durable, false when another was first.</summary>
    Task<bool> CountAsync();

    /// <summary>How many events are raised and not durable yet.</summary>
    Task<int> CountUnconfirmedAsync();
}
