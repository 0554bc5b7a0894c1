using Kkr.Pages.Words;

namespace Kkr.Pages.Agreements;

/// <summary>An agreement in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Parties">How many municipalities take part.</param>
public sealed record AgreementRow(string Id, Phrase Title, DateOnly From, DateOnly To, int Parties);

/// <summary>A framework agreement, seen from a day.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Terms">What is agreed.</param>
/// <param name="InForce">Whether it is in force.</param>
/// <param name="FollowUps">What follow-ups are due.</param>
/// <param name="CurrentProviders">Who provides the lessons.</param>
/// <param name="WithoutProvider">Who has nobody.</param>
/// <param name="Supervision">The supervision of each municipality.</param>
/// <param name="SurveyResults">What was answered on the themes.</param>
public sealed record Agreement(
    string Id, long Revision, DateOnly AsOf, AgreementTerms Terms, bool InForce, IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<Provider> CurrentProviders, IReadOnlyList<string> WithoutProvider, IReadOnlyList<Supervision> Supervision,
    IReadOnlyList<Survey>? SurveyResults);

/// <summary>What is agreed.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="LegalBasis">The law it rests on.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Themes">Its themes.</param>
/// <param name="Cooperations">Who cooperates on what.</param>
public sealed record AgreementTerms(
    Phrase Title, Phrase? LegalBasis, DateOnly From, DateOnly To, IReadOnlyList<Theme> Themes, IReadOnlyList<Cooperation> Cooperations);

/// <summary>A theme.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is.</param>
/// <param name="National">Whether all of the country has it.</param>
/// <param name="Questions">What is asked about it.</param>
public sealed record Theme(int Number, Phrase Title, bool National, IReadOnlyList<string>? Questions);

/// <summary>What was answered to a survey on the themes.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Period">When it was made.</param>
/// <param name="Answered">How many have answered; null where it is only told how answers were spread.</param>
/// <param name="Expected">How many were asked.</param>
/// <param name="Questions">The questions.</param>
public sealed record Survey(Phrase Title, string Period, int? Answered, int? Expected, IReadOnlyList<SurveyQuestion> Questions);

/// <summary>A question and its answers.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Title">The question.</param>
/// <param name="Choices">The answers.</param>
public sealed record SurveyQuestion(string Question, Phrase Title, IReadOnlyList<SurveyChoice> Choices);

/// <summary>An answer.</summary>
/// <param name="Title">The answer.</param>
/// <param name="Municipalities">How many municipalities gave it; null where nobody did, or they are too few to be told.</param>
public sealed record SurveyChoice(Phrase Title, int? Municipalities);

/// <summary>A cooperation.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Municipalities">Who takes part.</param>
public sealed record Cooperation(Phrase Title, IReadOnlyList<string> Municipalities);

/// <summary>A follow-up.</summary>
/// <param name="Due">By when.</param>
/// <param name="Held">When it was held; null while it was not.</param>
/// <param name="Overdue">Whether it is late.</param>
public sealed record FollowUp(DateOnly Due, DateOnly? Held, bool Overdue);

/// <summary>Who provides lessons.</summary>
/// <param name="Municipality">For whom.</param>
/// <param name="Name">Who.</param>
/// <param name="From">Since when.</param>
public sealed record Provider(string Municipality, [property: System.Text.Json.Serialization.JsonPropertyName("provider")] string Name, DateOnly? From);

/// <summary>The supervision of a municipality's lessons.</summary>
/// <param name="Municipality">Whose.</param>
/// <param name="Latest">The latest report.</param>
/// <param name="NextDue">By when the next is due.</param>
/// <param name="Overdue">Whether it is late.</param>
public sealed record Supervision(string Municipality, DateOnly? Latest, DateOnly NextDue, bool Overdue);
