namespace Kkr.Ledger;

/// <summary>
/// The commands of a stream that are under way. Copies of one take turns, in the order in which they came. Of most streams none is
/// under way, of nearly all others one: it takes no room of its own, and is searched from end to end.
/// </summary>
/// <remarks>It belongs to a stream, and is used on its activation's scheduler only.</remarks>
internal struct CommandsUnderWay
{
    private CommandUnderWay? _newest;

    /// <summary>A copy of a command comes; it is decided when its turn has come.</summary>
    public CommandUnderWay Begin(string scope, string id)
    {
        var earlier = _newest;
        while (earlier?.IsOf(scope, id) == false) earlier = earlier.Before;
        return _newest = new(scope, id, earlier?.Over ?? Task.CompletedTask) { Before = _newest };
    }

    /// <summary>Whether a copy of a command is on its way to the ledger.</summary>
    public readonly bool IsProposed(string scope, string id)
    {
        for (var copy = _newest; copy is not null; copy = copy.Before)
            if (copy.IsProposed && copy.IsOf(scope, id)) return true;
        return false;
    }

    /// <summary>A copy is over, whatever came of it.</summary>
    public void End(CommandUnderWay copy)
    {
        if (_newest == copy) _newest = copy.Before;
        else
        {
            var later = _newest!;
            while (later.Before != copy) later = later.Before!;
            later.Before = copy.Before;
        }

        copy.End();
    }
}
