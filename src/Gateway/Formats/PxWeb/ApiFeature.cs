namespace Kkr.Formats.PxWeb;

/// <summary>An optional part of the interface that this server has.</summary>
/// <param name="Id">The feature.</param>
/// <param name="Params">Its settings.</param>
public sealed record ApiFeature(string Id, IReadOnlyList<FeatureParameter> Params);
