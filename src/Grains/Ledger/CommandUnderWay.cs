namespace Kkr.Ledger;

/// <summary>One copy of a command that a stream is deciding on, or that is on its way to the ledger.</summary>
/// <param name="scope">Within what its id is unique.</param>
/// <param name="id">The command's id.</param>
/// <param name="turn">Done once it may be decided: the copy before it is over.</param>
internal sealed class CommandUnderWay(string scope, string id, Task turn)
{
    // Made when another copy comes, which is seldom.
    private TaskCompletionSource? _over;

    /// <summary>Done once it may be decided: the copy before it is over.</summary>
    public Task Turn => turn;

    /// <summary>Done once it is over.</summary>
    public Task Over => (_over ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Whether its entry is on its way to the ledger.</summary>
    public bool IsProposed { get; set; }

    /// <summary>What came before it, of whatever command; null for none.</summary>
    public CommandUnderWay? Before { get; set; }

    /// <summary>Whether it is a copy of a command.</summary>
    public bool IsOf(string otherScope, string otherId) => id == otherId && scope == otherScope;

    /// <summary>Lets the next copy have its turn.</summary>
    public void End() => _over?.SetResult();
}
