using Kkr.Formats;
using Kkr.Formats.StatBank;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Microsoft.Extensions.Primitives;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/statbank/v1</c>: the tables as Statistics Denmark's StatBank offers its own.</summary>
internal static class StatBankApi
{
    public static void MapStatBank(this WebApplication app)
    {
        var bank = app.MapGroup("/api/statbank/v1").WithTags("StatBank").AllowAnonymous().RequireCors(PxWebApi.AnyOrigin);
        Both("/subjects", SubjectsAsync, "Subjects");
        Both("/subjects/{ids}", SubjectsAsync, "Subjects");
        Both("/tables", TablesAsync, "Tables");
        Both("/tableinfo", TableInfoAsync, "A table's variables and their values");
        Both("/tableinfo/{table}", TableInfoAsync, "A table's variables and their values");
        Both("/data", StatBankDataApi.AnswerAsync, "A table's figures");
        bank.MapGet("/data/{table}", StatBankDataApi.AnswerAsync).WithSummary("A table's figures");
        bank.MapGet("/data/{table}/{format}", StatBankDataApi.AnswerAsync).WithSummary("A table's figures");

        void Both(string pattern, Delegate handler, string summary)
        {
            bank.MapGet(pattern, handler).WithSummary(summary);
            bank.MapPost(pattern, handler).WithSummary(summary);
        }
    }

    private static async Task<IResult> SubjectsAsync(HttpContext context, TableLibrary library)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var tables = (await library.ListAsync(context.Caller(), context.RequestAborted)).Select(t => t.Metadata);
        var subjects = StatBankResponses.Subjects(tables, options!.Language);
        if (options.Subjects.Count > 0) subjects = [.. subjects.Where(s => options.Subjects.Contains(s.Id, StringComparer.OrdinalIgnoreCase))];
        return PxWebApi.Ok(context, subjects);
    }

    private static async Task<IResult> TablesAsync(HttpContext context, TableLibrary library, TimeProvider clock)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var now = clock.GetUtcNow();
        return PxWebApi.Ok(context, (await library.ListAsync(context.Caller(), context.RequestAborted)).Select(t => t.Metadata)
            .Where(t => options!.IncludeInactive || !t.Discontinued)
            .Where(t => options!.Subjects.Count == 0 || options.Subjects.Contains(t.SubjectCode, StringComparer.OrdinalIgnoreCase))
            .Where(t => options!.PastDays is not { } days || (now - t.Updated).TotalDays <= days)
            .Select(t => StatBankResponses.Table(t, options!.Language)).ToArray());
    }

    private static async Task<IResult> TableInfoAsync(HttpContext context, TableLibrary library, string? table = null)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var id = table ?? options!.Table ?? "";
        if (id.Length == 0) return ProblemAnswers.BadParameter("table", null, new("Tabellen mangler.", "The table is missing."));
        return await library.FindAsync(id, context.Caller(), null, context.RequestAborted) is { } found
            ? PxWebApi.Ok(context, StatBankResponses.TableInfo(found.Metadata, options!.Language))
            : TableParameters.NoTable(id);
    }

    /// <summary>What is asked for, in the address or in the body.</summary>
    private static async Task<(Options? Options, IResult? Problem)> OptionsAsync(HttpContext context)
    {
        StatBankQuestion question;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var (body, problem) = await PxWebDataApi.ReadBodyAsync<StatBankQuestion>(context);
            if (problem is not null) return (null, problem);
            question = body ?? new();
        }
        else
        {
            var query = context.Request.Query;
            question = new()
            {
                Lang = query["lang"],
                Format = query["format"],
                Table = query["id"].ToString() is { Length: > 0 } id ? id : query["table"],
                Subjects = [.. Values(query["subjects"]), .. Values(context.Request.RouteValues["ids"]?.ToString())],
            };
            if (query["includeInactive"].ToString() is { Length: > 0 } text)
            {
                if (!bool.TryParse(text, out var inactive))
                    return (null, ProblemAnswers.BadParameter("includeInactive", text, new("true eller false.", "true or false.")));
                question = question with { IncludeInactive = inactive };
            }

            if (!TableParameters.TryReadCount(context, "pastDays", out var days, out var bad)) return (null, bad);
            question = question with { PastDays = days };
        }

        if (!LanguageCode.TryParse(question.Lang, out var language))
            return (null, ProblemAnswers.BadParameter("lang", question.Lang, new("da eller en.", "da or en.")));
        if (question.Format is { Length: > 0 } format && !format.Equals("JSON", StringComparison.OrdinalIgnoreCase) && !format.Equals("Default", StringComparison.OrdinalIgnoreCase))
            return (null, ProblemAnswers.BadParameter("format", format, new("JSON.", "JSON.")));
        if (question.PastDays is < 1)
            return (null, ProblemAnswers.BadParameter("pastDays", question.PastDays.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), new("Mindst 1.", "At least 1.")));
        return (new(language, question.Table, question.Subjects ?? [], question.PastDays, question.IncludeInactive), null);
    }

    private static string[] Values(StringValues values) =>
        [.. values.OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>What is asked of subjects and tables.</summary>
    internal sealed record StatBankQuestion
    {
        public string? Lang { get; init; }

        public string? Format { get; init; }

        public string? Table { get; init; }

        public IReadOnlyList<string>? Subjects { get; init; }

        public int? PastDays { get; init; }

        public bool IncludeInactive { get; init; }

        public bool Recursive { get; init; }
    }

    private sealed record Options(Language Language, string? Table, IReadOnlyList<string> Subjects, int? PastDays, bool IncludeInactive);
}
