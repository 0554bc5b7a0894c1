using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Which figures must not be published (guarantee G9): counts above zero and below a minimum, and as many others as it takes
/// so that no small count follows from what is published, however it is added and subtracted, over areas, dimensions, code
/// lists, and over everything that was published of the period before. Pure.
/// </summary>
/// <remarks>
/// Figures are let through one by one, the largest sums first, and each only if no small count would follow from it and all
/// that was let through before. What is held back is the smallest figure of the last possible line. Within a published sum,
/// what is held back adds up to so much that the parts can't be told from being small. No sum of small counts alone follows
/// either, whether it is shown or not: the next publication shows it where the other figures of a line become zero.
/// </remarks>
public static class DisclosureControl
{
    // Beyond these the search takes too long: fewer cells are candidates for being held back, and in the end all sums are.
    private const int MaxFreeCells = 300;
    private const int MaxUnknowns = 700;

    /// <summary>What is withheld of each publication.</summary>
    /// <param name="shape">Which sums are shown.</param>
    /// <param name="minimum">The smallest count that may be shown, besides zero.</param>
    /// <param name="publications">The cells of each publication of a period, one measure alone, in the order in which they were published.</param>
    /// <returns>For each publication, the withheld cells and sums.</returns>
    public static ImmutableArray<ImmutableHashSet<Margin>> Withhold(
        DisclosureShape shape, int minimum, IReadOnlyList<IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal>> publications)
    {
        var past = new Past(minimum);
        return [.. publications.Select(cells => Withhold(shape, minimum, cells, past))];
    }

    private static ImmutableHashSet<Margin> Withhold(
        DisclosureShape shape, int minimum, IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal> figures, Past past)
    {
        var sums = new Dictionary<Margin, Sum>();
        var cells = new List<Cell>();
        foreach (var ((area, at), value) in figures.Where(f => f.Value != 0).OrderBy(f => f.Key.Area).ThenBy(f => f.Key.At))
        {
            var cell = new Cell(new(area.Value, at), area, value);
            cells.Add(cell);
            foreach (var margin in shape.MarginsOf(area, at))
            {
                if (!sums.TryGetValue(margin, out var sum)) sums.Add(margin, sum = new(margin));
                sum.Cells.Add(cell);
                sum.Value += value;
            }
        }

        bool IsSmall(decimal value) => value > 0 && value < minimum;
        if (!sums.Values.Any(sum => IsSmall(sum.Value)) && past.IsOpen)
        {
            past.Reveal(cells);
            return [];
        }

        var candidates = Candidates(cells, sums.Values, IsSmall, past);
        var small = sums.Values.Where(sum => IsSmall(sum.Value)).ToArray();
        if (past.TooLarge(candidates.Count))
        {
            var hidden = cells.Where(cell => IsSmall(cell.Value) || past.Hides(cell)).ToHashSet();
            past.Reveal(cells.Where(cell => !hidden.Contains(cell)));
            return [.. sums.Values.Where(sum => sum.Cells.Any(hidden.Contains)).Select(sum => sum.Margin)];
        }

        past.Reveal(cells.Where(cell => !candidates.Contains(cell)));
        var withheld = ImmutableHashSet.CreateBuilder<Margin>();
        foreach (var sum in small)
        {
            past.Protect(sum);
            withheld.Add(sum.Margin);
        }

        foreach (var sum in sums.Values.Where(sum => !IsSmall(sum.Value))
            .OrderByDescending(sum => sum.Cells.Count).ThenByDescending(sum => sum.Value).ThenBy(sum => sum.Margin.Area, StringComparer.Ordinal).ThenBy(sum => sum.Margin.At))
            if (!past.TryPublish(sum, IsSmall)) withheld.Add(sum.Margin);
        return withheld.ToImmutable();
    }

    /// <summary>
    /// The cells that may be held back: all of a small table; of a large one the small counts and, in every line that holds
    /// one, the smallest of the others.
    /// </summary>
    private static HashSet<Cell> Candidates(List<Cell> cells, IEnumerable<Sum> sums, Func<decimal, bool> isSmall, Past past)
    {
        if (cells.Count <= MaxFreeCells) return [.. cells];
        var candidates = cells.Where(cell => isSmall(cell.Value) || past.Hides(cell)).ToHashSet();
        foreach (var sum in sums.Where(sum => sum.Cells.Count > 1).OrderBy(sum => sum.Cells.Count))
        {
            if (!sum.Cells.Any(candidates.Contains)) continue;
            if (sum.Cells.Any(cell => candidates.Contains(cell) && !isSmall(cell.Value))) continue;
            if (sum.Cells.Where(cell => !candidates.Contains(cell)).MinBy(cell => cell.Value) is { } partner) candidates.Add(partner);
        }

        return candidates;
    }

    private sealed record Cell(Margin Margin, AreaCode Area, decimal Value);

    private sealed class Sum(Margin margin)
    {
        public Margin Margin { get; } = margin;

        public List<Cell> Cells { get; } = [];

        public decimal Value { get; set; }
    }

    /// <summary>
    /// All that was published of the period so far. A cell that has not changed between two publications is one unknown:
    /// whoever compares them may know that it has not.
    /// </summary>
    private sealed class Past(int minimum)
    {
        private readonly EquationSystem _system = new(minimum);
        private readonly HashSet<Cell> _known = [];
        private readonly Dictionary<Cell, int> _unknown = [];
        private readonly Dictionary<Cell, List<HashSet<Cell>>> _partsOf = [];

        public bool IsOpen => _unknown.Count == 0;

        public bool Hides(Cell cell) => _unknown.ContainsKey(cell) && !_known.Contains(cell);

        public bool TooLarge(int more) => _unknown.Count + more > MaxUnknowns;

        public void Reveal(IEnumerable<Cell> cells) => _known.UnionWith(cells);

        /// <summary>Keeps a small sum from being known. Small counts are by themselves; what is left are sums with negative parts.</summary>
        public void Protect(Sum sum)
        {
            var unknown = Unknown(sum);
            int[] numbers = [.. unknown.Select(Number)];
            // What an earlier publication gave away can't be taken back.
            if (unknown.Any(cell => cell.Value >= minimum)) _system.TryProtect(numbers);
        }

        public bool TryPublish(Sum sum, Func<decimal, bool> isSmall)
        {
            var unknown = Unknown(sum);
            if (unknown.Count == 0) return true;
            if (sum.Cells is [var cell])
            {
                if (_partsOf.GetValueOrDefault(cell) is { } parts
                    && parts.Any(part => part.Count > 1 && !Veiled(part.Where(other => other != cell), isSmall))) return false;
                if (!_system.TryPublish([Number(cell)])) return false;
                _known.Add(cell);
                foreach (var part in _partsOf.GetValueOrDefault(cell) ?? []) part.Remove(cell);
                return true;
            }

            if (!Veiled(unknown, isSmall) || !_system.TryPublish([.. unknown.Select(Number)])) return false;
            var hidden = unknown.ToHashSet();
            foreach (var each in unknown)
            {
                if (!_partsOf.TryGetValue(each, out var parts)) _partsOf.Add(each, parts = []);
                parts.Add(hidden);
            }

            return true;
        }

        /// <summary>Whether hidden cells whose sum is known leave each of them room from 1 to the minimum, as each is known to be above 0.</summary>
        private bool Veiled(IEnumerable<Cell> hidden, Func<decimal, bool> isSmall)
        {
            var (count, sum, any) = (0, 0m, false);
            foreach (var cell in hidden)
            {
                count++;
                sum += cell.Value;
                any |= isSmall(cell.Value);
            }

            return !any || sum >= count + minimum - 1;
        }

        private List<Cell> Unknown(Sum sum) => [.. sum.Cells.Where(cell => !_known.Contains(cell))];

        private int Number(Cell cell)
        {
            if (_unknown.TryGetValue(cell, out var number)) return number;
            _unknown.Add(cell, number = _system.AddUnknown(cell.Value));
            return number;
        }
    }
}
