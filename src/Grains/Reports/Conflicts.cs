using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>Refusals that come from the state things are in rather than from what was sent.</summary>
internal static class Conflicts
{
    /// <summary>It does not fit the state; the fact <c>reason</c> names how.</summary>
    public static Refusal Conflict(string reason, string da, string en) =>
        new(RefusalKind.Conflict, new Text(da, en), "reason", reason);

    /// <summary>What it is about does not exist.</summary>
    public static Refusal NotFound(string da, string en) => new(RefusalKind.NotFound, new Text(da, en));

    /// <summary>An id in the address that can't be one.</summary>
    public static Refusal BadKey { get; } = Refusal.Invalid(
    [
        new("", "key", null, new(
            "Id'et i adressen er 1–60 små bogstaver (a–z), cifre og bindestreger.",
            "The id in the address is 1–60 lower-case letters (a–z), digits and hyphens.")),
    ]);
}
