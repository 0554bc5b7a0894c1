using System.Collections.Concurrent;

namespace Kkr.Testing.History;

/// <summary>Where clients note what they asked and were answered. Any number of them at once.</summary>
public sealed class RunRecorder
{
    private readonly ConcurrentQueue<CommandAttempt> _attempts = new();
    private readonly ConcurrentQueue<TableRead> _tableReads = new();
    private readonly ConcurrentQueue<ReportRead> _reportReads = new();

    /// <summary>Every attempt so far.</summary>
    public IReadOnlyList<CommandAttempt> Attempts => [.. _attempts];

    /// <summary>Every answer of a table so far.</summary>
    public IReadOnlyList<TableRead> TableReads => [.. _tableReads];

    /// <summary>Every report read so far.</summary>
    public IReadOnlyList<ReportRead> ReportReads => [.. _reportReads];

    /// <summary>Notes an attempt.</summary>
    public void Note(CommandAttempt attempt) => _attempts.Enqueue(attempt);

    /// <summary>Notes an answer of a table.</summary>
    public void Note(TableRead read) => _tableReads.Enqueue(read);

    /// <summary>Notes a report.</summary>
    public void Note(ReportRead read) => _reportReads.Enqueue(read);
}
