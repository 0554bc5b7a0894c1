namespace Kkr.Testing.History;

/// <summary>What a client read of a table.</summary>
/// <param name="Client">Who read.</param>
/// <param name="Area">The area.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Tokens">What the answer had to hold.</param>
/// <param name="AsOf">The position that the answer named; 0 for none.</param>
/// <param name="Rows">The figures, split by reporter and place, or by place only.</param>
/// <param name="ByReporter">Whether they are split by reporter.</param>
/// <param name="Settled">Whether it was read when all was quiet: it must then hold everything.</param>
public sealed record TableRead(
    string Client, string Area, string DataSet, string Period, IReadOnlyList<TokenSeen> Tokens, long AsOf,
    IReadOnlyList<TableRow> Rows, bool ByReporter, bool Settled);
