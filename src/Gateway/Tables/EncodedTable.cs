namespace Kkr.Gateway.Tables;

/// <summary>An answer that is encoded already.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">Its strong tag.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record EncodedTable(ReadOnlyMemory<byte> Body, string ETag, string ContentType)
{
    /// <summary>What it is called as a file; null where it is not one.</summary>
    public string? FileName { get; init; }
}
