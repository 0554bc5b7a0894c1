using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>A fault and the line it stands on.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Error">The fault.</param>
internal sealed record ImportFault(int Line, ValidationError Error);
