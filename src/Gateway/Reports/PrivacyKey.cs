using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kkr.Gateway.Reports;

/// <summary>
/// The key that persons and firms are hashed with (<c>Privacy:Key</c>, base64, 32 bytes or more). It is kept outside the
/// database: who has the ledger alone can't try out who is meant. All gateways of a cluster must have the same one.
/// </summary>
internal sealed partial class PrivacyKey
{
    private readonly byte[]? _key;

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidOperationException">It is there, and not base64 of 32 bytes or more.</exception>
    public PrivacyKey(IConfiguration configuration, ILogger<PrivacyKey> log)
    {
        var text = configuration["Privacy:Key"];
        if (string.IsNullOrEmpty(text))
        {
            LogMissing(log);
            return;
        }

        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || length < KeyedHash.MinKeyBytes)
            throw new InvalidOperationException($"Privacy:Key must be base64 of at least {KeyedHash.MinKeyBytes} bytes.");
        _key = key[..length];
    }

    /// <summary>
    /// A submission in which nothing tells who a person or a firm is. A civil registration number there is a fault, as it
    /// is anywhere. Null where it holds such values and there is no key.
    /// </summary>
    public Submission? Protect(DataSetDefinition definition, Submission submission)
    {
        var keyed = definition.Record?.Attributes.Where(a => a.Kind == AttributeKind.Key).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        if (keyed is null or { Count: 0 } || !submission.Records.Any(r => r.Values.Any(v => keyed.Contains(v.Attribute)))) return submission;
        if (_key is null) return null;
        var faults = submission.Faults.ToBuilder();
        var records = ImmutableArray.CreateBuilder<SubmittedRecord>(submission.Records.Length);
        foreach (var record in submission.Records)
            records.Add(record with { Values = [.. record.Values.Select(v => keyed.Contains(v.Attribute) ? Protect(definition, record, v, faults) : v)] });
        return submission with { Records = records.ToImmutable(), Faults = faults.ToImmutable() };
    }

    /// <summary>The answer while there is no key.</summary>
    public static ProblemHttpResult MissingProblem() => ProblemAnswers.Create(StatusCodes.Status503ServiceUnavailable, "privacy-key-missing", new(
        "Privacy:Key mangler; personer og virksomheder kan ikke modtages.", "Privacy:Key is missing; persons and firms can't be taken in."));

    private SubmittedValue Protect(
        DataSetDefinition definition, SubmittedRecord record, SubmittedValue value, ImmutableArray<ValidationError>.Builder faults)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/records/{record.Index}/{value.Attribute}");
        foreach (var text in value.Texts)
        {
            // Among the digits of a digest some look like such a number by chance; nothing can be told from them.
            if (KeyedHash.IsOne(text)) continue;
            if (CivilRegistration.IsIn(text))
                faults.Add(new(path, "no-civil-registration-number", null, new("CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.")));
            if (text.Length > RecordAttribute.UsualMaxLength)
                faults.Add(new(path, "text-length", null, new($"Højst {RecordAttribute.UsualMaxLength} tegn.", $"At most {RecordAttribute.UsualMaxLength} characters.")));
        }

        return value with
        {
            Texts = [.. value.Texts.Select(t => KeyedHash.IsOne(t) ? t : KeyedHash.Of(_key, definition.Id, value.Attribute, t))],
        };
    }

    [LoggerMessage(1, LogLevel.Warning, "Privacy:Key is not configured: records with persons or firms can't be taken in")]
    private static partial void LogMissing(ILogger log);
}
