using System.Numerics;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Formats.Tests.Tables;

/// <summary>
/// Somebody who keeps everything that was ever published and solves the equations, with exact fractions. He knows which
/// cells are zero, and which have not changed between two publications.
/// </summary>
internal sealed class Intruder
{
    private readonly Dictionary<string, int> _unknowns = [];
    private readonly List<(int Pivot, Dictionary<int, Fraction> Row)> _rows = [];

    public static Dictionary<Margin, (decimal Value, List<string> Cells)> Sums(
        DisclosureShape shape, IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal> cells)
    {
        var sums = new Dictionary<Margin, (decimal Value, List<string> Cells)>();
        foreach (var ((area, at), value) in cells.Where(c => c.Value != 0))
            foreach (var margin in shape.MarginsOf(area, at))
            {
                var (sum, parts) = sums.GetValueOrDefault(margin, (0, []));
                parts.Add($"{area} {at} {value}");
                sums[margin] = (sum + value, parts);
            }

        return sums;
    }

    public void Learn(IEnumerable<string> cells)
    {
        var row = Reduce(Row(cells));
        if (row.Count == 0) return;
        var pivot = row.Keys.Min();
        var inverse = row[pivot].Inverse();
        _rows.Add((pivot, row.ToDictionary(x => x.Key, x => x.Value * inverse)));
    }

    public bool Knows(IEnumerable<string> cells) => Reduce(Row(cells)).Count == 0;

    private Dictionary<int, Fraction> Row(IEnumerable<string> cells) => cells.ToDictionary(
        cell => _unknowns.TryGetValue(cell, out var known) ? known : _unknowns[cell] = _unknowns.Count, _ => new Fraction(1, 1));

    private Dictionary<int, Fraction> Reduce(Dictionary<int, Fraction> row)
    {
        foreach (var (pivot, known) in _rows)
        {
            if (!row.TryGetValue(pivot, out var factor)) continue;
            foreach (var (unknown, value) in known)
            {
                var less = row.GetValueOrDefault(unknown, new(0, 1)) - factor * value;
                if (less.IsZero) row.Remove(unknown);
                else row[unknown] = less;
            }
        }

        return row;
    }

    private readonly record struct Fraction
    {
        public Fraction(BigInteger over, BigInteger under)
        {
            var divisor = BigInteger.GreatestCommonDivisor(over, under) * (under.Sign < 0 ? -1 : 1);
            (Over, Under) = (over / divisor, under / divisor);
        }

        public BigInteger Over { get; }

        public BigInteger Under { get; }

        public bool IsZero => Over.IsZero;

        public Fraction Inverse() => new(Under, Over);

        public static Fraction operator *(Fraction a, Fraction b) => new(a.Over * b.Over, a.Under * b.Under);

        public static Fraction operator -(Fraction a, Fraction b) => new(a.Over * b.Under - b.Over * a.Under, a.Under * b.Under);
    }
}
