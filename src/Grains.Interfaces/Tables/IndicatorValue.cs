using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>A derived figure.</summary>
/// <param name="Indicator">The indicator's id.</param>
/// <param name="Period">The period.</param>
/// <param name="Municipality">Whose it is, when split by municipality; null otherwise.</param>
/// <param name="At">Where it stands, along what it is split by.</param>
/// <param name="Value">The figure, rounded; null where the denominator is zero.</param>
/// <param name="Numerator">The sum above the line, exact.</param>
/// <param name="Denominator">The sum below the line, exact.</param>
/// <param name="Municipalities">How many reporters have both, and are in it.</param>
public sealed record IndicatorValue(
    string Indicator, Period Period, AreaCode? Municipality, Coordinate At, decimal? Value, decimal Numerator, decimal Denominator,
    int Municipalities);
