using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>What submitted answers must hold to, by their survey's questions. Pure, and finds all faults at once.</summary>
internal static class AnswerRules
{
    /// <summary>The answers of a submission, by question and choice.</summary>
    public static ImmutableArray<GivenAnswer> Check(
        DataSetDefinition definition, ImmutableArray<SubmittedAnswer> submitted, ImmutableArray<ValidationError>.Builder errors)
    {
        var answers = new SortedSet<GivenAnswer>();
        foreach (var answer in submitted)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/answers/{answer.Index}");
            foreach (var text in (string?[])[answer.Question, answer.Choice])
                if (text is not null && CivilRegistration.IsIn(text))
                    Add(path, "no-civil-registration-number", null, "CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.");
            if (answer.Question is null) Add(path + "/question", "required", null, "Skal oplyses.", "Is required.");
            if (answer.Choice is null) Add(path + "/choice", "required", null, "Skal oplyses.", "Is required.");
            if (answer.Question is not { } id) continue;
            if (definition.FindQuestion(id) is not { } question)
            {
                Add(path + "/question", "unknown-question", id, $"Der er intet spørgsmål {id}.", $"There is no question {id}.");
                continue;
            }

            if (answer.Choice is not { } choice) continue;
            if (!question.Choices.Any(c => c.Id == choice))
                Add(path + "/choice", "unknown-code", choice, $"{choice} er ikke et svar på {id}.", $"{choice} is not a choice of {id}.");
            else if (answers.Contains(new(id, choice)))
                Add(path, "duplicate-answer", choice, "Samme svar er angivet mere end én gang.", "The same answer is given more than once.");
            else if (!question.Multiple && answers.Any(a => a.Question == id))
                Add(path, "one-choice", choice, "Kun ét svar på spørgsmålet.", "One choice only for the question.");
            else answers.Add(new(id, choice));
        }

        return [.. answers];

        void Add(string path, string rule, string? value, string da, string en) =>
            errors.Add(new(path, rule, value is { Length: <= 100 } ? JsonSerializer.Serialize(value) : null, new(da, en)));
    }
}
