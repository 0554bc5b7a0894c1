using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Rights;

/// <summary>
/// Who asks, as the gateway found it in a valid token. Grains check the caller's right again: only members of the
/// cluster can call a grain, and of those only the gateway speaks for callers.
/// </summary>
/// <param name="Subject">The token's subject; empty for nobody in particular.</param>
/// <param name="Roles">See <see cref="Role"/>.</param>
/// <param name="Municipalities">The municipalities in the claim <c>municipality</c>.</param>
/// <param name="GrowthTeams">The teams in the claim <c>growthTeam</c>.</param>
[GenerateSerializer, Immutable, Alias("kkr.Caller")]
public sealed record Caller(
    [property: Id(0)] string Subject, [property: Id(1)] ImmutableArray<string> Roles,
    [property: Id(2)] ImmutableArray<AreaCode> Municipalities, [property: Id(3)] ImmutableArray<string> GrowthTeams)
{
    /// <summary>Somebody without a token.</summary>
    public static Caller Anonymous { get; } = new("", [], [], []);

    /// <summary>The product itself, at work that no person asked for: loading the catalogue, reminders.</summary>
    public static Caller System { get; } = new("system", [Role.Secretariat], [], []);

    /// <summary>Whether no token was given.</summary>
    public bool IsAnonymous => Subject.Length == 0;

    /// <summary>Whether the caller is the secretariat.</summary>
    public bool IsSecretariat => Roles.Contains(Role.Secretariat);

    /// <summary>Whether the caller is an operator.</summary>
    public bool IsOperator => Roles.Contains(Role.Operator);

    /// <summary>Whether the caller reports for some municipality.</summary>
    public bool IsMunicipal => Roles.Contains(Role.Reporter) || Roles.Contains(Role.Approver);

    /// <summary>
    /// Whether the caller may submit, correct, withdraw and read what <paramref name="reporter"/> reports. What a region or
    /// the country reports itself is the secretariat's.
    /// </summary>
    public bool MayReportFor(AreaCode reporter) => IsSecretariat || IsOf(reporter);

    /// <summary>Whether the caller may approve what <paramref name="reporter"/> reports, if somebody else submitted it.</summary>
    public bool MayApproveFor(AreaCode reporter) => Roles.Contains(Role.Approver) && IsOf(reporter);

    /// <summary>Whether what this caller submits for <paramref name="reporter"/> is on that one's behalf, to be marked as such.</summary>
    public bool ActsOnBehalfOf(AreaCode reporter) => !IsOf(reporter);

    /// <summary>
    /// Whether the caller sees all submitted figures of an area: the secretariat, and those who report for a municipality in
    /// it. Of an area that other regions lie in, as the country, that takes a municipality in each of them: otherwise its table would show
    /// what the regions' tables don't.
    /// </summary>
    public bool SeesSubmittedFiguresOf(AreaCode area) =>
        IsSecretariat || (IsMunicipal && Areas.TryGetRegion(area, out var region) && region.Innermost.All(IsFrom));

    /// <summary>The regions, but for the country, whose submitted figures the caller sees as somebody who reports in them.</summary>
    public ImmutableHashSet<AreaCode> RegionsSeen()
    {
        var seen = ImmutableHashSet.CreateBuilder<AreaCode>();
        foreach (var code in Municipalities)
            for (AreaCode? at = Areas.TryGetMunicipality(code, out var municipality) ? municipality.Region : null;
                at is { IsCountry: false } area && SeesSubmittedFiguresOf(area) && Areas.TryGetRegion(area, out var region);
                at = region.Within)
                seen.Add(area);
        return seen.ToImmutable();
    }

    private bool IsOf(AreaCode municipality) =>
        IsMunicipal && Municipalities.Contains(municipality) && Areas.TryGetMunicipality(municipality, out _);

    private bool IsFrom(AreaCode region) =>
        Municipalities.Any(code => Areas.TryGetMunicipality(code, out var municipality) && municipality.Region == region);
}
