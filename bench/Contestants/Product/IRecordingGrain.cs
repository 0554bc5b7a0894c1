namespace Kkr.Bench.Product;

/// <summary>A report's grain that has no rules, no state and nobody to tell: it records what comes.</summary>
[Alias("bench.IRecordingGrain")]
internal interface IRecordingGrain : IGrainWithStringKey
{
    /// <summary>Records a body; it is durable when this returns.</summary>
    [Alias("Record")]
    Task RecordAsync(string commandId, string by, [Immutable] byte[] fingerprint, string content);
}
