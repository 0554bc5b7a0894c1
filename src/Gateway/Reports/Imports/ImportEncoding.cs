using System.Text;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>How a text file is encoded: UTF-8 if it can be, otherwise Windows-1252, as older Danish spreadsheets write.</summary>
internal static class ImportEncoding
{
    /// <summary>Windows-1252.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads a file through, to find out, and goes back to its start.</summary>
    public static async Task<Encoding> DetectAsync(Stream file, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length + 1];
        try
        {
            int read;
            while ((read = await file.ReadAsync(bytes, cancellationToken)) > 0) decoder.GetChars(bytes, 0, read, characters, 0, flush: false);
            decoder.GetChars([], 0, 0, characters, 0, flush: true);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Windows1252;
        }
        finally
        {
            file.Position = 0;
        }
    }
}
