namespace Kkr.Formats.PxWeb;

/// <summary>A setting of an <see cref="ApiFeature"/>.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record FeatureParameter(string Key, string Value);
