namespace Kkr.Bench.Load;

/// <summary>An HTTP answer in the connection's buffers; it does not outlive the call that it is passed to.</summary>
/// <param name="status">The status code.</param>
/// <param name="head">The status line and headers.</param>
/// <param name="body">The body, without its framing.</param>
internal readonly ref struct Answer(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
{
    public int Status { get; } = status;

    public ReadOnlySpan<byte> Head { get; } = head;

    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>The whole answer, for messages.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Head) + System.Text.Encoding.UTF8.GetString(Body);
}
