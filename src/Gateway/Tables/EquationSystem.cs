namespace Kkr.Gateway.Tables;

/// <summary>
/// What can be found out by adding and subtracting published sums: linear equations in reduced form over unknown counts, some
/// of which are small. It reckons modulo a large prime, where the zeros and ones of sums behave as they do among fractions.
/// </summary>
/// <remarks>
/// No sum of small counts alone ever follows from what is published, save whole blocks: sets of small counts that have none in
/// common and each add up to enough. So whichever small counts make up a sum later, once the others of it have become zero,
/// that sum is not known before unless it is large. To that end the pivot of every equation is a count that is not small.
/// </remarks>
/// <param name="minimum">The smallest count that may be shown, besides zero.</param>
internal sealed class EquationSystem(int minimum)
{
    private const ulong Prime = 2_147_483_647;

    private readonly Dictionary<int, uint[]> _byPivot = [];
    private readonly List<uint[]> _targets = [];
    private readonly List<decimal> _values = [];
    private readonly List<HashSet<int>> _blocks = [];

    private int Width => _values.Count;

    /// <summary>Adds an unknown.</summary>
    /// <param name="value">The count, which the intruder does not know.</param>
    /// <returns>Its number.</returns>
    public int AddUnknown(decimal value)
    {
        _values.Add(value);
        return Width - 1;
    }

    /// <summary>Adds a sum that must not become known though not all of it is small.</summary>
    /// <returns>False where it is known already.</returns>
    public bool TryProtect(IReadOnlyList<int> sum)
    {
        var target = Reduce(Row(sum));
        if (Array.TrueForAll(target, x => x == 0)) return false;
        _targets.Add(target);
        return true;
    }

    /// <summary>Publishes a sum of unknowns, unless small counts would follow from all that is published then.</summary>
    /// <returns>Whether it was published.</returns>
    public bool TryPublish(IReadOnlyList<int> sum)
    {
        var row = Reduce(Row(sum));
        for (var pivot = 0; pivot < row.Length; pivot++)
            if (row[pivot] != 0 && !IsSmall(pivot))
                return TryPublish(row, pivot);
        return TryBlock(row);
    }

    private bool TryPublish(uint[] row, int pivot)
    {
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

    /// <summary>Publishes a sum that leaves small counts alone: where it is known, a new block, or splits one block in two.</summary>
    private bool TryBlock(uint[] row)
    {
        var rest = Enumerable.Range(0, row.Length).Where(i => row[i] != 0).ToHashSet();
        HashSet<int>? torn = null;
        foreach (var block in _blocks)
        {
            var first = row[block.First()];
            if (block.Any(i => row[i] != first))
            {
                if (torn is not null) return false;
                torn = block;
            }

            rest.ExceptWith(block);
        }

        if (torn is null && rest.Count == 0) return true;
        // Protected sums that aren't small throughout are not examined against blocks.
        if (_targets.Count > 0) return false;
        if (torn is null)
        {
            if (rest.Select(i => row[i]).Distinct().Count() > 1 || !IsLarge(rest)) return false;
            _blocks.Add(rest);
            return true;
        }

        if (rest.Count > 0) return false;
        HashSet<int>[] parts = [.. torn.GroupBy(i => row[i]).Select(part => part.ToHashSet())];
        if (parts.Length != 2 || !Array.TrueForAll(parts, IsLarge)) return false;
        _blocks.Remove(torn);
        _blocks.AddRange(parts);
        return true;
    }

    private bool IsSmall(int unknown) => _values[unknown] < minimum;

    // Each count is known to be above 0, so that the sum must leave each of them room from 1 to the minimum.
    private bool IsLarge(HashSet<int> block) => block.Sum(i => _values[i]) >= block.Count + minimum - 1;

    private uint[] Row(IReadOnlyList<int> sum)
    {
        var row = new uint[Width];
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
        if (row.Length == Width) return row;
        var wide = new uint[Width];
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
