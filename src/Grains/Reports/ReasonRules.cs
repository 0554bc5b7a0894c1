using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What the reason for a step must hold to. Pure.</summary>
internal static class ReasonRules
{
    /// <summary>The faults of a reason.</summary>
    public static ImmutableArray<ValidationError> Check(string? reason, bool required)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return required ? [Fault("required", "En begrundelse skal oplyses.", "A reason is required.")] : [];
        if (reason.Length > Submission.MaxCommentLength)
            return [Fault("text-length", $"Højst {Submission.MaxCommentLength} tegn.", $"At most {Submission.MaxCommentLength} characters.")];
        if (reason.Contains('\0', StringComparison.Ordinal))
            return [Fault("text", "Må ikke indeholde nultegn.", "Must not hold a null character.")];
        return CivilRegistration.IsIn(reason)
            ? [Fault("no-civil-registration-number", "CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.")]
            : [];

        static ValidationError Fault(string rule, string da, string en) => new("/reason", rule, null, new(da, en));
    }
}
