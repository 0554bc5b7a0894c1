using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>A gateway's copy of a table at a version.</summary>
/// <param name="Table">Its content.</param>
/// <param name="Version">The table's version that it equals.</param>
/// <param name="Covered">The position up to which it is sure to hold everything in the ledger.</param>
public sealed record TableView(TableState Table, Kkr.Tables.TableVersion Version, long Covered);
