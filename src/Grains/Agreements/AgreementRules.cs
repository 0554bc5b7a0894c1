using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using static Kkr.Reports.Conflicts;

namespace Kkr.Agreements;

using Outcome = Decision<AgreementEvent>;

/// <summary>What may happen to a framework agreement (agenda item 3.7): from its state and a command to an event or a refusal.</summary>
internal static class AgreementRules
{
    /// <summary>The law on Danish lessons, § 19 a, wants an agreement at least every fourth year.</summary>
    public const int LongestTermYears = 4;

    /// <summary>More reports than this are not one agreement's (G7).</summary>
    public const int MostReports = 10_000;

    private const int MostDataSets = 20;

    public static Outcome Make(AgreementState state, AgreementTerms asked)
    {
        var terms = asked.Whole();
        var errors = new ErrorList();
        errors.RequireText(terms.Title, "/title", 300);
        errors.RequireText(terms.LegalBasis, "/legalBasis", 500);
        errors.Require(terms.From <= terms.To && terms.To < terms.From.AddYears(LongestTermYears), "/to", "term", terms.To,
            "Aftalen løber højst fire år.", "The agreement runs for four years at most.");
        CheckPlan(terms, errors);
        CheckParties(terms, errors);
        for (var at = 0; at < terms.Themes.Length; at++)
        {
            errors.Require(terms.Themes[at].Number == at + 1, $"/themes/{at}/number", "numbering", terms.Themes[at].Number,
                "Temaerne nummereres fra 1 uden huller.", "Themes are numbered from 1 without gaps.");
            errors.RequireText(terms.Themes[at].Title, $"/themes/{at}/title", 300);
            errors.RequireCount(terms.Themes[at].Questions.Length, 0, 100, $"/themes/{at}/questions");
            for (var of = 0; of < terms.Themes[at].Questions.Length; of++) errors.RequireKey(terms.Themes[at].Questions[of], $"/themes/{at}/questions/{of}");
        }

        errors.RequireCount(terms.Surveys.Length, 0, MostDataSets, "/surveys");
        for (var at = 0; at < terms.Surveys.Length; at++) errors.RequireKey(terms.Surveys[at].DataSet, $"/surveys/{at}/dataSet");
        errors.RequireCount(terms.DataSets.Length, 0, MostDataSets, "/dataSets");
        for (var at = 0; at < terms.DataSets.Length; at++) errors.RequireKey(terms.DataSets[at], $"/dataSets/{at}");

        CheckProviders(terms, terms.Providers, errors);
        for (var at = 0; at < terms.Cooperations.Length; at++)
        {
            errors.RequireText(terms.Cooperations[at].Title, $"/cooperations/{at}/title", 300);
            errors.RequireCount(terms.Cooperations[at].Municipalities.Distinct().Count(), 2, 98, $"/cooperations/{at}/municipalities");
            foreach (var municipality in terms.Cooperations[at].Municipalities)
                RequireParty(terms, municipality, $"/cooperations/{at}/municipalities", errors);
        }

        if (state.FollowUps.Any(held => !errors.Any && !AgreementCalendar.Due(terms).Contains(held.Due)))
            errors.Add("/followUp", "follow-up-held", null, "En afholdt opfølgning falder uden for planen.", "A follow-up that was held falls outside the plan.");
        return errors.Any ? errors.ToRefusal() : new AgreementMade(terms);
    }

    public static Outcome FollowUp(AgreementState state, FollowUpHeld held)
    {
        if (state.Terms is not { } terms) return Unknown();
        if (state.FollowUps.Exists(one => one.Due == held.Due))
            return Conflict("follow-up-held", "Opfølgningen er allerede noteret.", "The follow-up is already recorded.");
        var errors = new ErrorList();
        errors.Require(AgreementCalendar.Due(terms).Contains(held.Due), "/due", "not-due", held.Due,
            "Aftalen har ingen opfølgning i den måned.", "The agreement has no follow-up in that month.");
        errors.Require(held.Held >= terms.From, "/held", "range", held.Held, "Opfølgningen ligger før aftalen.", "The follow-up is before the agreement.");
        errors.AllowRemark(held.Reference, "/reference", 1000);
        return errors.Any ? errors.ToRefusal() : new FollowUpRecorded(held);
    }

    public static Outcome Supervise(AgreementState state, SupervisionReport report)
    {
        if (state.Terms is not { } terms) return Unknown();
        if (state.Reports.Count >= MostReports)
            return Conflict("too-many-reports", $"Højst {MostReports} rapporter.", $"At most {MostReports} reports.");
        var errors = new ErrorList();
        errors.Require(AgreementCalendar.Responsible(terms).Contains(report.Municipality), "/municipality", "not-responsible", report.Municipality.Value,
            "Kommunen fører ikke selv tilsyn efter aftalen.", "The municipality has no supervision of its own under the agreement.");
        errors.Require(!state.Reports.Exists(one => one.Municipality == report.Municipality && one.Date == report.Date), "/date", "unique", report.Date,
            "Kommunen har allerede en rapport fra den dag.", "The municipality already has a report of that day.");
        errors.RequireName(report.Reference, "/reference", 1000);
        return errors.Any ? errors.ToRefusal() : new SupervisionRecorded(report);
    }

    /// <summary>Tells a municipality's providers anew, past ones included.</summary>
    public static Outcome ChangeProviders(AgreementState state, AreaCode municipality, ImmutableArray<ProviderPeriod> asked)
    {
        if (state.Terms is not { } terms) return Unknown();
        var providers = asked.OrEmpty();
        var errors = new ErrorList();
        // Having none any more is said by an empty list, not by leaving it out.
        errors.Require(!asked.IsDefault, "/providers", "required", null, "Skal oplyses.", "Is required.");
        RequireParty(terms, municipality, "/municipality", errors);
        for (var at = 0; at < providers.Length; at++)
        {
            errors.Require(providers[at].Municipality == municipality, $"/providers/{at}/municipality", "another", providers[at].Municipality.Value,
                "Perioden hører til en anden kommune.", "The period belongs to another municipality.");
        }

        CheckProviders(terms, providers, errors);
        return errors.Any ? errors.ToRefusal() : new ProvidersChanged(municipality, providers);
    }

    private static void CheckPlan(AgreementTerms terms, ErrorList errors)
    {
        var plan = terms.FollowUp;
        errors.Require(plan is { First.Day: 1, EveryYears: >= 1 and <= 10 } && plan.First >= terms.From && plan.First <= terms.To, "/followUp", "plan", null,
            "Opfølgningen begynder den første i en måned i aftalens løbetid og sker hvert 1.–10. år.",
            "Follow-ups begin on the first of a month within the term and come every 1–10 years.");
        errors.RequireBetween(terms.SupervisionEveryYears, 1, 10, "/supervisionEveryYears");
        errors.AllowRemark(terms.FiledWith, "/filedWith", 300);
    }

    private static void CheckParties(AgreementTerms terms, ErrorList errors)
    {
        errors.RequireCount(terms.Parties.Length, 2, 98, "/parties");
        for (var at = 0; at < terms.Parties.Length; at++)
        {
            var party = terms.Parties[at];
            errors.RequireMunicipality(party.Municipality, $"/parties/{at}/municipality");
            errors.Require(terms.Parties.Take(at).All(other => other.Municipality != party.Municipality), $"/parties/{at}/municipality", "unique",
                party.Municipality.Value, "Kommunen står to gange.", "The municipality stands twice.");
            errors.Require(party.Through is not { } through || terms.Parties.Any(other => other.Municipality == through && other.Through is null),
                $"/parties/{at}/through", "through-party", party.Through?.Value,
                "Der deltages gennem en kommune, som selv er part.", "One takes part through a municipality that is a party itself.");
        }
    }

    private static void CheckProviders(AgreementTerms terms, ImmutableArray<ProviderPeriod> providers, ErrorList errors)
    {
        errors.RequireCount(providers.Length, 0, 1000, "/providers");
        for (var at = 0; at < providers.Length; at++)
        {
            var period = providers[at];
            RequireParty(terms, period.Municipality, $"/providers/{at}/municipality", errors);
            errors.RequireName(period.Provider, $"/providers/{at}/provider", 200);
            errors.Require(period.From is null || period.To is null || period.From <= period.To, $"/providers/{at}/to", "period", period.To,
                "Perioden slutter, før den begynder.", "The period ends before it begins.");
            errors.Require(providers.Take(at).All(other => other.Municipality != period.Municipality || other.Provider != period.Provider || Apart(other, period)),
                $"/providers/{at}", "overlap", period.Provider, "To perioder for samme udbyder overlapper.", "Two periods of the same provider overlap.");
        }
    }

    private static bool Apart(ProviderPeriod one, ProviderPeriod other) =>
        (one.To ?? DateOnly.MaxValue) < (other.From ?? DateOnly.MinValue) || (other.To ?? DateOnly.MaxValue) < (one.From ?? DateOnly.MinValue);

    private static void RequireParty(AgreementTerms terms, AreaCode municipality, string path, ErrorList errors) =>
        errors.Require(terms.Parties.Any(party => party.Municipality == municipality), path, "not-a-party", municipality.Value,
            "Kommunen er ikke part i aftalen.", "The municipality is no party to the agreement.");

    private static Refusal Unknown() => NotFound("Aftalen findes ikke.", "There is no such agreement.");

    /// <summary>Content as the rules want it: lists that were left out are empty.</summary>
    public static AgreementTerms Whole(this AgreementTerms terms) => terms with
    {
        Parties = terms.Parties.OrEmpty(),
        Themes = [.. terms.Themes.OrEmpty().Select(one => one with { Questions = one.Questions.OrEmpty() })],
        Providers = terms.Providers.OrEmpty(),
        Cooperations = [.. terms.Cooperations.OrEmpty().Select(one => one with { Municipalities = one.Municipalities.OrEmpty() })],
        Surveys = terms.Surveys.OrEmpty(),
        DataSets = terms.DataSets.OrEmpty(),
    };
}
