namespace Kkr.Bench.Contract;

/// <summary>A checked submission.</summary>
/// <param name="Region">The region of the municipality.</param>
/// <param name="Municipality">Who reports.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="CommandId">The idempotency key.</param>
/// <param name="Fingerprint">A digest of the body.</param>
/// <param name="Content">The body as sent.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Places">Where the figures stand.</param>
/// <param name="Values">The figures.</param>
internal sealed record Submission(
    string Region, string Municipality, string DataSet, string Period, string CommandId, byte[] Fingerprint, string Content, string By,
    string[] Places, decimal[] Values);
