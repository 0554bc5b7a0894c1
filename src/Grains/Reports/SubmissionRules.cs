using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Ledger;

namespace Kkr.Reports;

/// <summary>What a submission must hold to, by its data set's definition. Pure, and finds all faults at once.</summary>
public static class SubmissionRules
{
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Holds a submission against a definition.</summary>
    public static CheckedSubmission Check(DataSetDefinition definition, Submission submission)
    {
        var errors = ImmutableArray.CreateBuilder<ValidationError>(submission.Faults.Length);
        errors.AddRange(submission.Faults);
        CheckContent(definition, submission, errors);
        if (definition.Content == ContentKind.Figures && submission.Figures.IsEmpty && errors.Count == 0)
            errors.Add(new("/figures", "required", null, new("Mindst ét tal skal oplyses.", "At least one figure is required.")));
        if (submission.Comment is { Length: > Submission.MaxCommentLength })
            errors.Add(new("/comment", "text-length", null,
                new($"Højst {Submission.MaxCommentLength} tegn.", $"At most {Submission.MaxCommentLength} characters.")));
        if (submission.Comment is { } comment && CivilRegistration.IsIn(comment))
            errors.Add(new("/comment", "no-civil-registration-number", null,
                new("CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.")));

        var figures = definition.Content == ContentKind.Figures ? submission.Figures : [];
        var cells = ImmutableArray.CreateBuilder<Cell>(figures.Length);
        // A figure alone is given once.
        var places = figures.Length > 1 ? new HashSet<Coordinate>(figures.Length) : null;
        foreach (var figure in figures)
        {
            var before = errors.Count;
            var place = CheckPlace(definition, figure, errors);
            var missing = CheckMissing(figure, errors);
            if (figure.Value is { } value && MeasureOf(definition, figure) is { } measure)
                CheckValue(measure, value, figure, errors);
            if (errors.Count > before) continue;
            if (places?.Add(place) != false) cells.Add(new(place, figure.Plain(), missing));
            else
                errors.Add(new(PathOf(figure, "/at"), "duplicate-cell", PlaceJson(figure),
                    new("Samme celle er angivet mere end én gang.", "The same cell is given more than once.")));
        }

        cells.Sort(static (one, other) => one.At.CompareTo(other.At));

        var records = definition.Record is { } type ? RecordRules.Check(type, submission.Records, errors) : [];
        var answers = definition.Content == ContentKind.Answers ? AnswerRules.Check(definition, submission.Answers, errors) : [];
        return new(cells.DrainToImmutable(), errors.ToImmutable(), []) { Records = records, Answers = answers };
    }

    /// <summary>A data set takes one kind of content.</summary>
    private static void CheckContent(DataSetDefinition definition, Submission submission, ImmutableArray<ValidationError>.Builder errors)
    {
        foreach (var kind in submission.Sent)
            if (kind != definition.Content)
                errors.Add(new($"/{NameOf(kind)}", "content-kind", null, new(
                    $"Datasættet tager {NameOf(definition.Content)}.", $"The data set takes {NameOf(definition.Content)}.")));
        if (definition.Content != ContentKind.Figures && errors.Count == 0
            && (!submission.Sent.Contains(definition.Content) || (!submission.Replace && submission.Records.IsEmpty && submission.Answers.IsEmpty)))
            errors.Add(new($"/{NameOf(definition.Content)}", "required", null, new("Skal oplyses.", "Is required.")));

        static string NameOf(ContentKind kind) => kind switch
        {
            ContentKind.Records => "records",
            ContentKind.Answers => "answers",
            _ => "figures",
        };
    }

    /// <summary>
    /// A digest of what is asked for, the same for every way of writing the same content: the order of figures and of
    /// codes, and zeroes at the end of a number, make no difference.
    /// </summary>
    public static EntryHash FingerprintOf(ReportKey key, Submission submission) => FingerprintOf(key, submission, inOrder: true);

    /// <summary>
    /// The digest that releases before December 2026 made of records, in which the order of an attribute's codes did make a
    /// difference; null where there are no records.
    /// </summary>
    public static EntryHash? FormerFingerprintOf(ReportKey key, Submission submission) =>
        submission.Records.IsEmpty ? null : FingerprintOf(key, submission, inOrder: false);

    private static EntryHash FingerprintOf(ReportKey key, Submission submission, bool inOrder)
    {
        var faults = submission.Faults.IsEmpty ? "" : string.Concat(
            submission.Faults.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Path} {f.Rule} {f.Value}\n"));
        // One figure is what most submissions hold.
        var figures = submission.Figures is [var figure] ? LineOf(figure) + '\n' : Sorted([.. submission.Figures.Select(LineOf)]);
        var others = submission is { Records.IsEmpty: true, Answers.IsEmpty: true }
            ? "" : Sorted([.. submission.Records.Select(record => LineOf(record, inOrder)), .. submission.Answers.Select(LineOf)]);
        return EntryHash.Of($"{key}\n{submission.Replace}\n{JsonText(submission.Comment)}\n{faults}{figures}{others}");

        static string Sorted(string[] lines)
        {
            if (lines.Length == 0) return "";
            Array.Sort(lines, StringComparer.Ordinal);
            return string.Join('\n', lines) + '\n';
        }
    }

    private static string LineOf(SubmittedFigure figure)
    {
        // A data set with one dimension is what most are, and what most figures come in for.
        if (figure is { At: [var (dimension, code)], Missing: null } && IsPlain(dimension) && IsPlain(code))
            return string.Create(CultureInfo.InvariantCulture, $"\"{dimension}\"\"{code}\"={figure.Plain()}null");
        var place = string.Concat(figure.At.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => JsonText(a.Key) + JsonText(a.Value)));
        return string.Create(CultureInfo.InvariantCulture, $"{place}={figure.Plain()}{JsonText(figure.Missing)}");
    }

    /// <summary>A text as JSON; most codes hold nothing that JSON writes otherwise.</summary>
    private static string JsonText(string? text) =>
        text is null ? "null" : IsPlain(text) ? $"\"{text}\"" : JsonSerializer.Serialize(text);

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(PlainCharacters);

    private static string LineOf(SubmittedRecord record, bool inOrder) => JsonSerializer.Serialize(new object?[]
    {
        record.Id, record.Values.OrderBy(v => v.Attribute, StringComparer.Ordinal).Select(v => new object[] { v.Attribute, (inOrder ? v.Texts.Sort(StringComparer.Ordinal) : v.Texts).ToArray() }).ToArray(),
    });

    private static string LineOf(SubmittedAnswer answer) => JsonSerializer.Serialize(new[] { answer.Question, answer.Choice });

    private static Coordinate CheckPlace(
        DataSetDefinition definition, SubmittedFigure figure, ImmutableArray<ValidationError>.Builder errors)
    {
        if (figure.At is [var only] && definition is { Dimensions: [var single], HasSeveralMeasures: false } && only.Key == single.Id && single.Has(only.Value))
            return Coordinate.Of(only);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, code) in figure.At)
        {
            var isMeasure = name == DataSetDefinition.MeasureDimension;
            var dimension = definition.FindDimension(name);
            if (dimension is null && !isMeasure)
                errors.Add(new(PathOf(figure, "/at/" + ValidationError.PathOf(name)), "unknown-dimension", JsonSerializer.Serialize(name),
                    new($"Datasættet har ikke dimensionen {name}.", $"The data set has no dimension {name}.")));
            else if (isMeasure ? !definition.Measures.Any(m => m.Id == code) : !dimension!.Has(code))
                errors.Add(new(PathOf(figure, "/at/" + ValidationError.PathOf(name)), "unknown-code", JsonSerializer.Serialize(code),
                    new($"{code} er ikke en kode i {name}.", $"{code} is not a code of {name}.")));
            else if (!isMeasure || definition.HasSeveralMeasures) codes[name] = code;
        }

        foreach (var dimension in definition.Dimensions)
        {
            if (figure.At.Any(a => a.Key == dimension.Id)) continue;
            if (dimension.Default is { } code) codes[dimension.Id] = code;
            else Missing(dimension.Id);
        }

        if (definition.HasSeveralMeasures && !figure.At.Any(a => a.Key == DataSetDefinition.MeasureDimension))
            Missing(DataSetDefinition.MeasureDimension);
        return Coordinate.Of(codes);

        void Missing(string dimension) => errors.Add(new(PathOf(figure, "/at"), "missing-dimension", PlaceJson(figure),
            new($"Dimensionen {dimension} mangler.", $"The dimension {dimension} is missing.")));
    }

    private static MissingReason? CheckMissing(SubmittedFigure figure, ImmutableArray<ValidationError>.Builder errors)
    {
        MissingReason? reason = figure.Missing switch
        {
            "unknown" => MissingReason.Unknown,
            "not-applicable" => MissingReason.NotApplicable,
            "confidential" => MissingReason.Confidential,
            _ => null,
        };
        if (figure.Missing is { } written && reason is null)
            errors.Add(new(PathOf(figure, "/missing"), "unknown-code", JsonSerializer.Serialize(written),
                new("Skal være unknown, not-applicable eller confidential.", "Must be unknown, not-applicable or confidential.")));
        else if (figure.Value is null && reason is null)
            errors.Add(new(PathOf(figure, "/value"), "required", "null",
                new("Et tal, eller en grund til at det mangler.", "A figure, or a reason why it is missing.")));
        else if (figure.Value is not null && reason is not null)
            errors.Add(new(PathOf(figure, "/missing"), "value-and-missing", JsonSerializer.Serialize(figure.Missing),
                new("Et tal kan ikke både være oplyst og mangle.", "A figure can't both be given and be missing.")));
        return reason;
    }

    private static Measure? MeasureOf(DataSetDefinition definition, SubmittedFigure figure)
    {
        if (!definition.HasSeveralMeasures) return definition.Measures.Length == 0 ? null : definition.Measures[0];
        var named = figure.At.FirstOrDefault(a => a.Key == DataSetDefinition.MeasureDimension).Value;
        return definition.Measures.FirstOrDefault(m => m.Id == named);
    }

    private static void CheckValue(Measure measure, decimal value, SubmittedFigure figure, ImmutableArray<ValidationError>.Builder errors)
    {
        if (value >= measure.Min && value <= measure.Max && decimal.Round(value, measure.Decimals) == value) return;
        var written = value.ToString(CultureInfo.InvariantCulture);
        var path = PathOf(figure, "/value");
        if (decimal.Round(value, measure.Decimals) != value)
        {
            errors.Add(measure.Decimals == 0
                ? new(path, "whole-number", written, new("Skal være et helt tal.", "Must be a whole number."))
                : new(path, "decimals", written,
                    new($"Højst {measure.Decimals} decimaler.", $"At most {measure.Decimals} decimals.")));
        }

        if (value < measure.Min)
        {
            errors.Add(measure.Min == 0
                ? new(path, "not-negative", written, new("Må ikke være negativt.", "Must not be negative."))
                : new(path, "range", written, new($"Mindst {measure.Min}.", $"At least {measure.Min}.")));
        }

        if (value > measure.Max)
            errors.Add(new(path, "range", written, new($"Højst {measure.Max}.", $"At most {measure.Max}.")));
    }

    private static string PathOf(SubmittedFigure figure, string member) => string.Create(CultureInfo.InvariantCulture, $"/figures/{figure.Index}{member}");

    private static string PlaceJson(SubmittedFigure figure) =>
        JsonSerializer.Serialize(figure.At.DistinctBy(a => a.Key).ToDictionary(a => a.Key, a => a.Value));
}
