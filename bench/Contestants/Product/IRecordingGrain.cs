namespace Kkr.Bench.Product;

/// <summary>A report's grain that has no rules and no state: it records what comes.</summary>
[Alias("bench.IRecordingGrain")]
internal interface IRecordingGrain : IGrainWithStringKey
{
    /// <summary>Records a body; it is durable when this returns.</summary>
    [Alias("Record")]
    Task RecordAsync(string commandId, string by, [Immutable] byte[] fingerprint, string content);

    /// <summary>Records a body and tells its table of it; the table knows when this returns.</summary>
    [Alias("RecordAndTell")]
    Task RecordAndTellAsync(string commandId, string by, [Immutable] byte[] fingerprint, string content);
}
