using Kkr.Pages.Words;

namespace Kkr.Pages.Session;

/// <summary>A person that one can be where the process issues its own tokens.</summary>
/// <param name="Subject">The subject of the token.</param>
/// <param name="Name">The name.</param>
/// <param name="Does">What they do.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Municipalities">The municipalities they report for.</param>
/// <param name="GrowthTeams">The growth teams they work for.</param>
public sealed record Person(
    string Subject, string Name, Phrase Does, IReadOnlyList<string> Roles, IReadOnlyList<string> Municipalities, IReadOnlyList<string> GrowthTeams)
{
    /// <summary>Those who are shown to choose among.</summary>
    public static IReadOnlyList<Person> All { get; } =
    [
        new("anne.aalborg", "Anne", new("Sagsbehandler i Aalborg: indberetter", "Officer in Aalborg: reports"), ["reporter"], ["851"], []),
        new("bo.aalborg", "Bo", new("Leder i Aalborg: godkender", "Head of section in Aalborg: approves"), ["approver"], ["851"], []),
        new("mette.morsoe", "Mette", new("Sagsbehandler i Morsø: indberetter", "Officer in Morsø: reports"), ["reporter"], ["773"], []),
        new("sofie.sekretariat", "Sofie", new("KKR-sekretariatet", "The KKR secretariat"), ["secretariat"], [], []),
        new("erik.erhvervshus", "Erik", new("Erhvervshus Nordjylland: følger op på resultatkontrakten", "Erhvervshus Nordjylland: follows up on the result contract"), ["contract-reporter"], [], []),
        new("vera.vaekstteam", "Vera", new("Vækstteam Nordjylland", "Growth team North Jutland"), ["growth-team"], [], ["nordjylland"]),
        new("david.drift", "David", new("Drift", "Operations"), ["operator"], [], []),
    ];

    /// <summary>The person with a subject.</summary>
    public static Person? Find(string? subject) => All.FirstOrDefault(p => p.Subject == subject);
}
