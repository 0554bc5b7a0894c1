using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;
using static Kkr.Reports.Conflicts;

namespace Kkr.ResultContracts;

using Outcome = Decision<ContractEvent>;

/// <summary>What may happen to a result contract: from its state and a command to an event or a refusal.</summary>
internal static class ResultContractRules
{
    /// <summary>More evidence than this is not one contract's (G7).</summary>
    public const int MostEvidence = 10_000;

    /// <summary>Sets the terms, for the first time or anew.</summary>
    public static Outcome Agree(ResultContractState state, ContractTerms asked)
    {
        if (state.Status == ContractStatus.Endorsed) return Closed();
        var errors = new ErrorList();
        var terms = asked.Whole();
        TermsRules.Check(terms, errors);
        errors.Require(!terms.Draft || state.Status == ContractStatus.Draft, "/draft", "already-agreed", true,
            "En indgået kontrakt kan ikke blive et udkast igen.", "An agreed contract can't become a draft again.");
        if (!errors.Any) CheckEvidenceStillFits(state, terms, errors);
        return errors.Any ? errors.ToRefusal() : new ContractAgreed(terms);
    }

    /// <summary>Takes evidence for a goal.</summary>
    public static Outcome Give(ResultContractState state, int goalNumber, EvidencePost asked)
    {
        if (state.Terms is not { } terms || goalNumber < 1 || goalNumber > terms.Goals.Length)
            return NotFound("Kontrakten har ikke dette mål.", "The contract has no such goal.");
        if (state.Status == ContractStatus.Endorsed) return Closed();
        if (state.Status == ContractStatus.Draft)
            return Conflict("contract-draft", "Kontrakten er endnu et udkast.", "The contract is still a draft.");
        if (state.Evidence.Count >= MostEvidence)
            return Conflict("too-much-evidence", $"Kontrakten rummer højst {MostEvidence} indberetninger.", $"The contract holds {MostEvidence} pieces of evidence at most.");

        var goal = terms.Goals[goalNumber - 1];
        var post = asked.Whole();
        var errors = new ErrorList();
        CheckReplaced(state, goalNumber, post, errors);
        var standing = state.Counting(goalNumber).RemoveAll(given => post.Replaces.Contains(given.Number));
        EvidenceRules.Check(goal, post, standing, errors);
        if (errors.Any) return errors.ToRefusal();

        CheckProposed(goal, post, standing, errors);
        return errors.Any ? errors.ToRefusal() : new EvidenceGiven(state.Evidence.Count + 1, goalNumber, post);
    }

    /// <summary>KKR endorses the fulfilment as it stands.</summary>
    /// <param name="state">The contract.</param>
    /// <param name="meeting">The meeting that decided.</param>
    public static Outcome Endorse(ResultContractState state, string meeting)
    {
        if (state.Status == ContractStatus.Endorsed) return Closed();
        if (state.Terms is not { } terms) return Unknown();
        if (state.Status == ContractStatus.Draft)
            return Conflict("contract-draft", "Et udkast kan ikke godkendes.", "A draft can't be endorsed.");
        var errors = new ErrorList();
        errors.RequireName(meeting, "/meeting", 500);
        return errors.Any ? errors.ToRefusal() : new ContractEndorsed(meeting, Assess(state, terms).Overall);
    }

    /// <summary>Opens an endorsed contract again. The reason is what the next reader will ask for, so it is required.</summary>
    public static Outcome Reopen(ResultContractState state, string reason)
    {
        if (state.Terms is null) return Unknown();
        if (state.Status != ContractStatus.Endorsed)
            return Conflict("contract-open", "Kontrakten er ikke lukket.", "The contract is not closed.");
        var errors = new ErrorList();
        errors.RequireName(reason, "/reason", 2000);
        return errors.Any ? errors.ToRefusal() : new ContractReopened(reason);
    }

    /// <summary>The assessment of a contract as it stands.</summary>
    public static Assessment Assess(ResultContractState state) =>
        Assess(state, state.Terms ?? throw new InvalidOperationException("The contract does not exist."));

    /// <summary>A contract's row in the comparison; null as long as it does not exist.</summary>
    public static ResultContractRow? Row(string id, ResultContractState state)
    {
        if (state.Terms is not { } terms) return null;
        var assessment = Assess(state, terms);
        return new(
            id, state.Revision, terms.Title, state.Status, terms.From, terms.To, [.. terms.Parties.Select(party => party.Name)],
            state.Evidence.Count(given => given.ReplacedBy is null),
            [.. assessment.Goals.Select(goal => new GoalFulfilment(goal.Number, goal.Group, goal.Measured, goal.Fulfilment, goal.Assessed))],
            assessment.Overall);
    }

    /// <summary>
    /// The next year's terms made from these: the same parties, goals and rules a year on, as a draft. Evidence stays
    /// where it belongs.
    /// </summary>
    public static ContractTerms NextYear(string id, ContractTerms terms) => terms with
    {
        From = terms.From.AddYears(1),
        To = terms.To.AddYears(1),
        Draft = true,
        Predecessor = id,
        Title = new(AYearOn(terms.Title.Da, terms.From.Year), AYearOn(terms.Title.En, terms.From.Year)),
    };

    private static string AYearOn(string title, int year) => title.Replace($"{year}", $"{year + 1}", StringComparison.Ordinal);

    private static Assessment Assess(ResultContractState state, ContractTerms terms) => Scoring.Assess(terms, state.Evidence);

    private static Refusal Unknown() => NotFound("Kontrakten findes ikke.", "There is no such contract.");

    private static Refusal Closed() => Conflict("contract-endorsed",
        "Kontrakten er godkendt og lukket; den kan genåbnes med en begrundelse.",
        "The contract is endorsed and closed; it can be reopened with a reason.");

    private static void CheckReplaced(ResultContractState state, int goal, EvidencePost post, ErrorList errors)
    {
        for (var at = 0; at < post.Replaces.Length; at++)
        {
            var number = post.Replaces[at];
            var there = number >= 1 && number <= state.Evidence.Count && state.Evidence[number - 1] is { ReplacedBy: null } old && old.Goal == goal;
            errors.Require(there && post.Replaces.IndexOf(number) == at, $"/replaces/{at}", "unknown-evidence", number,
                "Målet har ingen gældende dokumentation med dette nummer.", "The goal has no standing evidence with this number.");
        }

        errors.Require(post.Replaces.IsEmpty || !string.IsNullOrWhiteSpace(post.Comment), "/comment", "required", null,
            "Skriv, hvorfor noget erstattes.", "Say why something is replaced.");
    }

    private static void CheckProposed(Goal goal, EvidencePost post, ImmutableArray<RecordedEvidence> standing, ErrorList errors)
    {
        if (post.Proposed is not { Reason: null } proposed) return;
        var computed = Scoring.Assess(goal, standing.Add(new(int.MaxValue, goal.Number, post, default, ""))).Fulfilment;
        errors.Require(proposed.Fulfilment == computed, "/proposed/reason", "required", computed,
            "Den foreslåede opfyldelse afviger fra den beregnede; begrund det.", "The proposed fulfilment differs from the computed one; give the reason.");
    }

    // Changed terms may not leave evidence that refers to something no longer there: it would silently stop counting.
    private static void CheckEvidenceStillFits(ResultContractState state, ContractTerms terms, ErrorList errors)
    {
        foreach (var number in state.Evidence.Where(given => given.ReplacedBy is null).Select(given => given.Goal).Distinct())
        {
            var misfits = new ErrorList();
            if (number <= terms.Goals.Length)
            {
                foreach (var given in state.Counting(number))
                    EvidenceRules.Check(terms.Goals[number - 1], given.Content, [], misfits);
            }

            errors.Require(number <= terms.Goals.Length && !misfits.Any, $"/goals/{number - 1}", "evidence-misfit", number,
                "Målet har dokumentation, som ikke passer til de nye vilkår.", "The goal has evidence that does not fit the new terms.");
        }
    }
}
