namespace Kkr.Gateway.Tables;

/// <summary>
/// What can be found out by adding and subtracting published sums: linear equations in reduced form, and targets that must
/// not follow from them. It reckons modulo a large prime, where the zeros and ones of sums behave as they do among fractions.
/// </summary>
internal sealed class EquationSystem
{
    private const ulong Prime = 2_147_483_647;

    private readonly Dictionary<int, uint[]> _byPivot = [];
    private readonly List<uint[]> _targets = [];
    private int _width;

    /// <summary>How many unknowns there are.</summary>
    public int Unknowns => _width;

    /// <summary>Adds an unknown.</summary>
    /// <returns>Its number.</returns>
    public int AddUnknown()
    {
        return _width++;
    }

    /// <summary>Adds a sum of unknowns that must not become known.</summary>
    /// <returns>False where it is known already.</returns>
    public bool TryProtect(IReadOnlyList<int> sum)
    {
        var target = Reduce(Row(sum));
        if (Array.TrueForAll(target, x => x == 0)) return false;
        _targets.Add(target);
        return true;
    }

    /// <summary>Publishes a sum of unknowns, unless a protected sum would follow from all that is published then.</summary>
    /// <returns>Whether it was published.</returns>
    public bool TryPublish(IReadOnlyList<int> sum)
    {
        var row = Reduce(Row(sum));
        var pivot = Array.FindIndex(row, x => x != 0);
        if (pivot < 0) return true;
        Scale(row, Inverse(row[pivot]));
        var reduced = new uint[_targets.Count][];
        for (var t = 0; t < reduced.Length; t++)
        {
            reduced[t] = Eliminate(Widened(_targets[t]), row, pivot);
            if (Array.TrueForAll(reduced[t], x => x == 0)) return false;
        }

        for (var t = 0; t < reduced.Length; t++) _targets[t] = reduced[t];
        foreach (var (known, other) in _byPivot.ToArray()) _byPivot[known] = Eliminate(Widened(other), row, pivot);
        _byPivot.Add(pivot, row);
        return true;
    }

    private uint[] Row(IReadOnlyList<int> sum)
    {
        var row = new uint[_width];
        foreach (var unknown in sum) row[unknown] = 1;
        return row;
    }

    // Rows are kept reduced, so that none of them holds another one's pivot.
    private uint[] Reduce(uint[] row)
    {
        foreach (var (pivot, known) in _byPivot)
            if (row[pivot] != 0)
                row = Eliminate(row, Widened(known), pivot);
        return row;
    }

    private uint[] Widened(uint[] row)
    {
        if (row.Length == _width) return row;
        var wide = new uint[_width];
        row.CopyTo(wide, 0);
        return wide;
    }

    private static uint[] Eliminate(uint[] row, uint[] by, int pivot)
    {
        var factor = row[pivot];
        if (factor == 0) return row;
        var result = new uint[row.Length];
        var less = Prime - factor;
        for (var i = 0; i < row.Length; i++) result[i] = by[i] == 0 ? row[i] : (uint)((row[i] + less * by[i]) % Prime);
        return result;
    }

    private static void Scale(uint[] row, ulong factor)
    {
        for (var i = 0; i < row.Length; i++) row[i] = (uint)(row[i] * factor % Prime);
    }

    private static ulong Inverse(ulong value)
    {
        // By Fermat: value to the power of Prime - 2.
        var (result, power) = (1UL, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result = result * power % Prime;
            power = power * power % Prime;
        }

        return result;
    }
}
