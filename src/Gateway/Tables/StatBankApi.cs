using System.Text.Json;
using Kkr.Formats;
using Kkr.Formats.PxWeb;
using Kkr.Formats.StatBank;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/statbank/v1</c>: the tables as Statistics Denmark's StatBank offers its own.</summary>
internal static class StatBankApi
{
    public static void MapStatBank(this WebApplication app)
    {
        var bank = app.MapGroup("/api/statbank/v1").WithTags("StatBank").AllowAnonymous().RequireCors(PxWebApi.AnyOrigin);
        bank.AddEndpointFilter(async (invocation, next) =>
        {
            var answer = await next(invocation);
            if (answer is ProblemHttpResult problem) StatBankProblems.Describe(problem);
            return answer;
        });
        string[] both = [HttpMethods.Get, HttpMethods.Post];
        bank.MapMethods("/subjects", both, SubjectsAsync).WithSummary("Subjects");
        bank.MapMethods("/subjects/{ids}", both, (string ids, HttpContext context, TableLibrary library) => SubjectsAsync(context, library)).WithSummary("Subjects");
        bank.MapMethods("/tables", both, TablesAsync).WithSummary("Tables");
        bank.MapMethods("/tableinfo", both, TableInfoAsync).WithSummary("A table's variables and their values");
        bank.MapMethods("/tableinfo/{table}", both, TableInfoAsync).WithSummary("A table's variables and their values");
        bank.MapMethods("/data", both, StatBankDataApi.AnswerAsync).WithSummary("A table's figures");
        bank.MapGet("/data/{table}", StatBankDataApi.AnswerAsync).WithSummary("A table's figures");
        bank.MapGet("/data/{table}/{format}", StatBankDataApi.AnswerAsync).WithSummary("A table's figures");
    }

    private static async Task<IResult> SubjectsAsync(HttpContext context, TableLibrary library)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var tables = (await library.ListAsync(context.Caller(), context.RequestAborted)).Select(t => t.Metadata);
        var subjects = StatBankResponses.Subjects(tables, options!.Language, options.IncludeTables);
        if (options.Subjects.Count > 0) subjects = [.. subjects.Where(s => options.Subjects.Contains(s.Id, StringComparer.OrdinalIgnoreCase))];
        return Ok(context, subjects);
    }

    private static async Task<IResult> TablesAsync(HttpContext context, TableLibrary library, TimeProvider clock)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var now = clock.GetUtcNow();
        return Ok(context, (await library.ListAsync(context.Caller(), context.RequestAborted)).Select(t => t.Metadata)
            .Where(t => options!.IncludeInactive || !t.Discontinued)
            .Where(t => options!.Subjects.Count == 0 || options.Subjects.Contains(t.SubjectCode, StringComparer.OrdinalIgnoreCase))
            .Where(t => options!.PastDays is not { } days || (now - t.Updated)?.TotalDays <= days)
            .Select(t => StatBankResponses.Table(t, options!.Language)).ToArray());
    }

    private static async Task<IResult> TableInfoAsync(HttpContext context, TableLibrary library, string? table = null)
    {
        var (options, problem) = await OptionsAsync(context);
        if (problem is not null) return problem;
        var id = table ?? options!.Table ?? "";
        if (id.Length == 0) return ProblemAnswers.BadParameter("table", null, new("Tabellen mangler.", "The table is missing."));
        return await library.FindAsync(id, context.Caller(), null, context.RequestAborted) is { } found
            ? Ok(context, StatBankResponses.TableInfo(found.Metadata, options!.Language))
            : TableParameters.NoTable(id);
    }

    // Clients look for StatBank's own media type before they read an answer.
    private static IResult Ok<T>(HttpContext context, T response)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(response, PxWebJson.Options);
        return Conditional.Bytes(context, body, Conditional.ETagOf(body), "text/json; charset=utf-8");
    }

    /// <summary>What is asked for, in the address or in the body.</summary>
    private static async Task<(Options? Options, IResult? Problem)> OptionsAsync(HttpContext context)
    {
        StatBankQuestion question;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var (body, problem) = await PxWebDataApi.ReadBodyAsync<Dictionary<string, JsonElement>>(context);
            if (problem is not null) return (null, problem);
            question = StatBankQuestion.Of(body ?? []);
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

            question = question with { IncludeTables = bool.TryParse(query["includeTables"], out var tables) && tables };

            if (!TableParameters.TryReadCount(context, "pastDays", out var days, out var bad)) return (null, bad);
            question = question with { PastDays = days };
        }

        if (!LanguageCode.TryParse(question.Lang, out var language))
            return (null, ProblemAnswers.BadParameter("lang", question.Lang, new("da eller en.", "da or en.")));
        if (question.Format is { Length: > 0 } format && !format.Equals("JSON", StringComparison.OrdinalIgnoreCase) && !format.Equals("Default", StringComparison.OrdinalIgnoreCase))
            return (null, ProblemAnswers.BadParameter("format", format, new("JSON.", "JSON.")));
        if (question.PastDays is < 1)
            return (null, ProblemAnswers.BadParameter("pastDays", question.PastDays.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), new("Mindst 1.", "At least 1.")));
        return (new(language, question.Table, question.Subjects ?? [], question.PastDays, question.IncludeInactive, question.IncludeTables), null);
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

        public bool IncludeTables { get; init; }

        /// <summary>
        /// Reads a body. R writes what is left out as an empty object or as the text NA, which is nothing; all of StatBank's
        /// own members that mean nothing here are passed over.
        /// </summary>
        public static StatBankQuestion Of(Dictionary<string, JsonElement> body)
        {
            var question = new StatBankQuestion();
            foreach (var (name, value) in body)
                question = (name.ToUpperInvariant(), value.ValueKind) switch
                {
                    ("LANG", JsonValueKind.String) => question with { Lang = value.GetString() },
                    ("FORMAT", JsonValueKind.String) => question with { Format = value.GetString() },
                    ("TABLE", JsonValueKind.String) => question with { Table = value.GetString() },
                    ("SUBJECTS", JsonValueKind.Array) => question with { Subjects = [.. value.EnumerateArray().Select(v => v.ToString())] },
                    ("SUBJECTS", JsonValueKind.String) => question with { Subjects = [value.GetString()!] },
                    ("PASTDAYS", JsonValueKind.Number) => question with { PastDays = value.TryGetInt32(out var days) ? days : int.MaxValue },
                    ("INCLUDEINACTIVE", JsonValueKind.True) => question with { IncludeInactive = true },
                    ("INCLUDETABLES", JsonValueKind.True) => question with { IncludeTables = true },
                    _ => question,
                };
            return question;
        }
    }

    private sealed record Options(Language Language, string? Table, IReadOnlyList<string> Subjects, int? PastDays, bool IncludeInactive, bool IncludeTables);
}
