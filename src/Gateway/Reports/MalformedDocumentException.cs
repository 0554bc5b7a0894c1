using Kkr.Catalogue;

namespace Kkr.Gateway.Reports;

/// <summary>A body can't be read as what it should be.</summary>
internal sealed class MalformedDocumentException(string path, Text detail) : Exception(detail.En)
{
    /// <summary>Where, as a JSON pointer; empty for the whole.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong.</summary>
    public Text Detail { get; } = detail;
}
