using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>A row of a file, or why it can't be read.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
/// <param name="Fault">Why it can't be read; null when it can.</param>
internal sealed record ImportRow(int Line, ImportCell[] Cells, ValidationError? Fault);
