using Kkr.Catalogue;

namespace Kkr.Gateway.Catalogue;

/// <summary>A data set in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Title">Its title.</param>
/// <param name="AgendaItem">The agenda item that uses it.</param>
/// <param name="Content">What its reports hold.</param>
internal sealed record ListedDataSet(string Id, int Version, Text Title, string? AgendaItem, ContentKind Content)
{
    /// <summary>What clients read of a data set in the list.</summary>
    public static ListedDataSet Of(DataSet d) => new(d.Definition.Id, d.Definition.Version, d.Definition.Title, d.Definition.AgendaItem, d.Definition.Content);
}
