using System.Collections.Immutable;
using Kkr.Agreements;
using Kkr.Campaigns;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Documents.Formats;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Gateway.Tables;
using Kkr.GrowthTeams;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Kkr.Gateway.Documents;

/// <summary>
/// <c>/documents/{kind}</c>: the annexes for a meeting of KKR, drawn from the live data. Each kind is open to those who may
/// read what it is drawn from, and shows the figures that the reader may see.
/// </summary>
internal static class DocumentApi
{
    private const string Id = "id", Format = "format", RegionParameter = "region", PeriodParameter = "period";

    private static readonly AreaCode NorthJutland = AreaCode.Parse("081");

    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        Map(documents, "result-contract", "The annex on a result contract: the fulfilment of each goal and what it rests on", DrawContractAsync)
            .RequireAuthorization(Policy.ContractReaders);
        Map(documents, "campaign", "The annex on a campaign: its goals held against the figures, and the figures", (asked, ct) => DrawCampaignAsync(CampaignKind.Campaign, asked, ct))
            .RequireAuthorization(Policy.SignedIn);
        Map(documents, "programme", "The annex on a programme: what it does, counted", (asked, ct) => DrawCampaignAsync(CampaignKind.Programme, asked, ct))
            .RequireAuthorization(Policy.SignedIn);
        Map(documents, "agreement", "The annex on a framework agreement: providers, survey results, participants, what is due", DrawAgreementAsync)
            .RequireAuthorization(Policy.AgreementReaders);
        Map(documents, "growth-teams", "The annex on the growth teams: their mandates, members, recommendations and the money they share", DrawTeamsAsync)
            .RequireAuthorization(Policy.GrowthTeams);
        Map(documents, "sosu", "The annex on recruiting for social and health care: initiatives and figures", DrawSosuAsync).AllowAnonymous();
    }

    private static RouteHandlerBuilder Map(RouteGroupBuilder documents, string kind, string summary, Func<Asked, CancellationToken, Task<(Annex? Annex, IResult? Problem)>> draw) => documents
        .MapGet("/" + kind, (HttpContext context, IGrainFactory grains, SeenTables tables, TimeProvider clock) =>
            AnswerAsync(kind, context, new(context, grains, tables, clock), draw))
        .WithSummary(summary)
        .Asks(RegionParameter, "The region's code; 081 where it is left out.")
        .Asks(Format, "html (where it is left out), docx, pdf or md.")
        .Asks(Id, "The contract, campaign or agreement; the region's newest where it is left out.")
        .AsksMany(PeriodParameter, "The periods to show.")
        .Asks("asOf", "An earlier day or moment whose knowledge is shown.")
        .WithDescription($"In Danish. For example /api/v1/documents/{kind}?region=081&format=docx.")
        .Produces<string>(StatusCodes.Status200OK, "text/html", [.. AnnexFormat.All.Skip(1).Select(f => f.MediaType.Split(';')[0])])
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(
        string kind, HttpContext context, Asked asked, Func<Asked, CancellationToken, Task<(Annex? Annex, IResult? Problem)>> draw)
    {
        if (asked.Read() is { } bad) return bad;
        var (annex, problem) = await draw(asked, context.RequestAborted);
        if (problem is not null) return problem;
        var body = asked.Format.Write(annex!);
        if (asked.Format.Name == "html") context.Response.Headers.ContentSecurityPolicy = AnnexHtml.ContentSecurityPolicy;
        context.Response.Headers.ContentDisposition =
            $"{(asked.Format.Name == "html" ? "inline" : "attachment")}; filename=\"{kind}-{asked.Region}-{DanishCalendar.DayOf(annex!.DrawnAt):yyyy-MM-dd}.{asked.Format.Name}\"";
        return Conditional.Bytes(context, body, Conditional.ETagOf(body), asked.Format.MediaType);
    }

    private static async Task<(Annex?, IResult?)> DrawContractAsync(Asked asked, CancellationToken cancellationToken)
    {
        var (contract, problem) = await FindAsync(
            asked, "result-contract", (id, ct) => asked.Grains.ResultContract(id).ReadAsync(asked.Caller, asked.Moment, ct),
            async ct => (await asked.Grains.ResultContracts().ListAsync(asked.Caller, ct)).Select(r => (r.Id, r.From)),
            known => known.Terms.Parties.SelectMany(p => p.Municipalities.IsDefault ? [] : p.Municipalities), cancellationToken);
        if (contract is null) return (null, problem);
        var assessment = await Retrying.Async(ct => asked.Grains.ResultContract(contract.Id).AssessAsync(asked.Caller, asked.Moment, ct), cancellationToken);
        return assessment.Refusal is { } refusal
            ? (null, refusal.Problem())
            : (ResultContractAnnex.Draw(contract, assessment.Value!, asked.Occasion), null);
    }

    private static async Task<(Annex?, IResult?)> DrawCampaignAsync(CampaignKind kind, Asked asked, CancellationToken cancellationToken)
    {
        var id = asked.Id ?? (await Retrying.Async(ct => asked.Grains.Campaigns().ListAsync(asked.Caller, ct), cancellationToken))
            .Where(r => r.Kind == kind && r.Region == asked.Region).OrderByDescending(r => r.From).ThenBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault()?.Id;
        if (id is null) return (null, asked.Nothing(kind == CampaignKind.Programme ? "programme" : "campaign"));
        var campaign = await Retrying.Async(ct => asked.Grains.Campaign(id).ReadAsync(asked.Caller, asked.Moment, ct), cancellationToken);
        if (campaign.Refusal is { } refused) return (null, refused.Problem());
        var terms = campaign.Value!.Terms;
        if (terms.Kind != kind || terms.Region != asked.Region) return (null, ProblemAnswers.NotFound(kind == CampaignKind.Programme ? "programme" : "campaign", id));
        var figures = await asked.Tables.ReadAsync(
            terms.Goals.Select(g => g.DataSet).Concat(terms.DataSets.IsDefault ? [] : terms.DataSets), asked.Region, asked.Caller, asked.AsOf, cancellationToken);
        ImmutableArray<CampaignFigure> known = [.. campaign.Value!.Needs.Select(key => FigureOf(key, figures))];
        var assessment = await Retrying.Async(ct => asked.Grains.Campaign(id).AssessAsync(asked.Caller, known, asked.Moment, ct), cancellationToken);
        if (assessment.Refusal is { } refusal) return (null, refusal.Problem());
        return (CampaignAnnex.Draw(assessment.Value!, figures, asked.Occasion), null);
    }

    private static CampaignFigure FigureOf(CampaignFigureKey key, ImmutableArray<SeenFigures> figures) =>
        figures.FirstOrDefault(f => f.Definition.Id == key.DataSet) is not { } seen ? new(key, null, 0, 0)
        : seen.Answer([key.Period], at: key.At.Codes).Rows is [var row] ? new(key, row.Value, row.Municipalities, row.Expected)
        : new(key, null, 0, seen.Expected.Length);

    private static async Task<(Annex?, IResult?)> DrawAgreementAsync(Asked asked, CancellationToken cancellationToken)
    {
        DateOnly? day = asked.Moment is { } moment ? DanishCalendar.DayOf(moment) : null;
        var (agreement, problem) = await FindAsync(
            asked, "agreement", (id, ct) => asked.Grains.Agreement(id).ReadAsync(asked.Caller, day, asked.Moment, ct),
            async ct => (await asked.Grains.Agreements().ListAsync(asked.Caller, ct)).Select(r => (r.Id, r.From)),
            known => known.Terms.Parties.Select(p => p.Municipality), cancellationToken);
        if (agreement is null) return (null, problem);
        var surveys = ImmutableArray.CreateBuilder<(AgreementSurvey, SeenFigures)>();
        foreach (var survey in agreement.Terms.Surveys.IsDefault ? [] : agreement.Terms.Surveys)
            if (await asked.Tables.FindAsync(survey.DataSet, asked.Region, asked.Caller, asked.AsOf, cancellationToken) is { } figures)
                surveys.Add((survey, figures));
        var shown = await asked.Tables.ReadAsync(
            agreement.Terms.DataSets.IsDefault ? [] : agreement.Terms.DataSets, asked.Region, asked.Caller, asked.AsOf, cancellationToken);
        return (AgreementAnnex.Draw(agreement, surveys.ToImmutable(), shown, asked.Occasion), null);
    }

    /// <summary>What the request names, or else the newest that the caller may read of those with parties in the region; a problem where there is none.</summary>
    private static async Task<(T? Found, IResult? Problem)> FindAsync<T>(
        Asked asked, string what, Func<string, CancellationToken, Task<Answer<T>>> read, Func<CancellationToken, Task<IEnumerable<(string Id, DateOnly From)>>> list,
        Func<T, IEnumerable<AreaCode>> partiesOf, CancellationToken cancellationToken)
        where T : class
    {
        if (asked.Id is { } named)
        {
            var answer = await Retrying.Async(ct => read(named, ct), cancellationToken);
            return (answer.Value, answer.Refusal?.Problem());
        }

        var rows = await Retrying.Async(list, cancellationToken);
        foreach (var (id, _) in rows.OrderByDescending(r => r.From).ThenBy(r => r.Id, StringComparer.Ordinal))
        {
            var answer = await Retrying.Async(ct => read(id, ct), cancellationToken);
            if (answer.Value is { } known && asked.HasAnyOf(partiesOf(known))) return (known, null);
        }

        return (null, asked.Nothing(what));
    }

    private static async Task<(Annex?, IResult?)> DrawTeamsAsync(Asked asked, CancellationToken cancellationToken)
    {
        var summary = await Retrying.Async(ct => asked.Grains.GrowthTeams().SummarizeAsync(asked.Caller, ct), cancellationToken);
        if (summary.Refusal is { } refusal) return (null, refusal.Problem());
        var teams = ImmutableArray.CreateBuilder<GrowthTeam>();
        foreach (var row in summary.Value!.Teams)
        {
            if (!TeamRights.MayWorkFor(asked.Caller, row.Id)) continue;
            var team = await Retrying.Async(ct => asked.Grains.GrowthTeam(row.Id).ReadAsync(asked.Caller, asked.Moment, ct), cancellationToken);
            if (team.Value is { } known) teams.Add(known);
        }

        return (GrowthTeamsAnnex.Draw(summary.Value!, teams.ToImmutable(), asked.Occasion), null);
    }

    private static async Task<(Annex?, IResult?)> DrawSosuAsync(Asked asked, CancellationToken cancellationToken) => (SosuAnnex.Draw(
        await asked.Tables.ReadAsync(SosuAnnex.InitiativeDataSets, asked.Region, asked.Caller, asked.AsOf, cancellationToken),
        await asked.Tables.ReadAsync(SosuAnnex.FigureDataSets, asked.Region, asked.Caller, asked.AsOf, cancellationToken), asked.Occasion), null);

    /// <summary>A request for an annex, and where it is drawn from.</summary>
    private sealed class Asked(HttpContext context, IGrainFactory grains, SeenTables tables, TimeProvider clock)
    {
        public IGrainFactory Grains { get; } = grains;

        public SeenTables Tables { get; } = tables;

        public Caller Caller { get; } = context.Caller();

        public AnnexFormat Format { get; private set; } = AnnexFormat.All[0];

        public AreaCode Region { get; private set; } = NorthJutland;

        public string? Id { get; private set; }

        public DateTimeOffset? Moment { get; private set; }

        public AsOf? AsOf => Moment is { } moment ? new(null, moment) : null;

        public AnnexOccasion Occasion { get; private set; } = null!;

        /// <summary>Reads the query; the first parameter at fault is told.</summary>
        public IResult? Read()
        {
            var query = context.Request.Query;
            if (!TryReadOne(query, DocumentApi.Format, out var format) || (format is not null && !AnnexFormat.All.Any(f => f.Name == format)))
                return Bad(DocumentApi.Format, "Skal være ét af html, docx, pdf og md.", "Must be one of html, docx, pdf and md.");
            Format = AnnexFormat.All.FirstOrDefault(f => f.Name == format) ?? AnnexFormat.All[0];
            if (!TryReadOne(query, RegionParameter, out var region)
                || (region is not null && (!AreaCode.TryParse(region, out var area) || !Areas.TryGetRegion(area, out _))))
                return Bad(RegionParameter, "Skal være koden på én region, for eksempel 081.", "Must be the code of one region, for example 081.");
            if (region is not null) Region = AreaCode.Parse(region);
            if (!TryReadOne(query, DocumentApi.Id, out var id) || (id is not null && !DataSetDefinition.IsId(id)))
                return Bad(DocumentApi.Id, "Skal være én nøgle af små bogstaver, cifre og bindestreger.", "Must be one key of small letters, digits and hyphens.");
            Id = id;
            var periods = ImmutableSortedSet.CreateBuilder<Period>();
            foreach (var text in query[PeriodParameter].OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                if (Period.TryParse(text, out var period)) periods.Add(period);
                else return Bad(PeriodParameter, "Er ikke en periode.", "Is not a period.");
            if (!Moments.TryRead(context.Request, "asOf", out var moment, out var problem)) return problem;
            Moment = moment;
            Occasion = new(Region, [.. periods], clock.GetUtcNow(), moment is { } asOf ? Danish.Moment(asOf) : null);
            return null;

            IResult Bad(string parameter, string da, string en) => ProblemAnswers.BadParameter(parameter, query[parameter], new(da, en));
        }

        /// <summary>Whether some of these municipalities lie in the region.</summary>
        public bool HasAnyOf(IEnumerable<AreaCode> municipalities) =>
            Areas.TryGetRegion(Region, out var region) && municipalities.Any(m => region.Municipalities.Any(own => own.Code == m));

        /// <summary>The answer where the region has nothing of the kind that the caller may see.</summary>
        public ProblemHttpResult Nothing(string what) => ProblemAnswers.NotFound(what, Region.Value);

        // An empty value says nothing, as one that is left out.
        private static bool TryReadOne(IQueryCollection query, string name, out string? value)
        {
            StringValues values = query[name];
            value = values is [{ Length: > 0 } one] ? one : null;
            return values.Count < 2;
        }
    }
}
