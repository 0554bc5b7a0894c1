namespace Kkr.Formats.PxWeb;

/// <summary>What a client needs to know of this server before it asks.</summary>
/// <param name="ApiVersion">The version of the specification.</param>
/// <param name="AppVersion">The version of this server.</param>
/// <param name="Languages">The languages.</param>
/// <param name="DefaultLanguage">The language of answers to questions that name none.</param>
/// <param name="MaxDataCells">The most cells in one answer.</param>
/// <param name="MaxCallsPerTimeWindow">The most calls in a time window.</param>
/// <param name="TimeWindow">The time window, seconds.</param>
/// <param name="License">The address of the licence that the figures are under.</param>
/// <param name="SourceReferences">How to cite them.</param>
/// <param name="DefaultDataFormat">The format of data when none is asked for.</param>
/// <param name="DataFormats">All formats.</param>
/// <param name="Features">Optional parts.</param>
public sealed record ConfigResponse(
    string ApiVersion,
    string AppVersion,
    IReadOnlyList<LanguageItem> Languages,
    string DefaultLanguage,
    int MaxDataCells,
    int MaxCallsPerTimeWindow,
    int TimeWindow,
    string License,
    IReadOnlyList<SourceReference> SourceReferences,
    string DefaultDataFormat,
    IReadOnlyList<string> DataFormats,
    IReadOnlyList<ApiFeature> Features);
