namespace Kkr.Formats;

/// <summary>Writes a table in one format. Encoders hold no state: one instance serves all requests.</summary>
public interface ITableEncoder
{
    /// <summary>The media type, with its charset where it has one.</summary>
    string ContentType { get; }

    /// <summary>The file name's extension, with its dot.</summary>
    string FileExtension { get; }

    /// <summary>Writes the whole table.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="options">Language and layout.</param>
    /// <param name="output">Where to; need not be seekable, is not closed.</param>
    /// <param name="cancellationToken">Stops the writing, with the output incomplete.</param>
    Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken);
}
