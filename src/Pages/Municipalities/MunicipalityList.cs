using Kkr.Pages.Api;
using Kkr.Pages.Session;

namespace Kkr.Pages.Municipalities;

/// <summary>The reference list of municipalities.</summary>
internal static class MunicipalityList
{
    /// <summary>All municipalities.</summary>
    public static Task<ListedMunicipality[]> MunicipalitiesAsync(this KkrApi api, Visitor visitor, CancellationToken cancellationToken) =>
        api.ReadAsync<ListedMunicipality[]>(visitor, "/api/v1/municipalities", cancellationToken);
}
