using Microsoft.Playwright;

namespace Kkr.Pages.Tests;

/// <summary>What else people do: scoring a contract, taking a table along, a growth team's recommendation, the secretariat's desk.</summary>
public sealed class OtherPagesTests(Site site)
{
    private static readonly string[] MandateParts = ["analysis-basis", "lighthouses", "local-strengths", "restart"];

    [Fact]
    public async Task A_contract_is_scored_with_new_evidence_and_endorsed()
    {
        var hub = await site.WindowAsync("erik.erhvervshus");
        await hub.GotoAsync("/contracts/erhvervshus-nordjylland-2020");
        await Assertions.Expect(hub.Locator("#overall")).ToHaveTextAsync("97 %");
        await hub.ClickAsync("#goal-6 details:has(form) summary");
        await hub.SelectOptionAsync("#g6-for", new SelectOptionValue { Index = 3 });
        await hub.SelectOptionAsync("#g6-status", "carried-out");
        await hub.FillAsync("#g6-date", "2020-12-31");
        Assert.Empty(await site.AxeAsync(hub));
        await hub.ClickAsync("#goal-6 button[type=submit]");
        await Assertions.Expect(hub.Locator(".alert-success")).ToContainTextAsync("Det er gemt");
        await Assertions.Expect(hub.Locator("#overall")).ToHaveTextAsync("100 %");
        await Assertions.Expect(hub.Locator("form[action$='/endorse']")).ToHaveCountAsync(0);

        var secretary = await site.WindowAsync("sofie.sekretariat");
        await secretary.GotoAsync("/contracts/erhvervshus-nordjylland-2020");
        await secretary.FillAsync("#said", "KKR Nordjylland, 9. april 2021");
        await secretary.ClickAsync("form[action$='/endorse'] button");
        await Assertions.Expect(secretary.Locator(".facts").First).ToContainTextAsync("Taget til efterretning");
        await Site.KeepAsync(secretary, "contract-endorsed-1280");

        // The next year's contract has this year's result beside it.
        await secretary.ClickAsync("form[action$='/next-year'] button");
        await Site.ArriveAsync(secretary, "/contracts/erhvervshus-nordjylland-2021?done=true");
        await Assertions.Expect(secretary.Locator(".facts").First).ToContainTextAsync("Året før");
        await Assertions.Expect(secretary.Locator(".facts a[href='/contracts/erhvervshus-nordjylland-2020']")).ToHaveTextAsync("100 %");
        Assert.Empty(await site.AxeAsync(secretary));
        await Site.KeepAsync(secretary, "contract-next-year-1280");
    }

    [Fact]
    public async Task A_table_is_downloaded_and_read_back()
    {
        var reader = await site.WindowAsync(null);
        await reader.GotoAsync("/tables?q=voksenl%C3%A6rlinge");
        await reader.ClickAsync("a[href='/tables/voksenlaerlinge']");
        await Assertions.Expect(reader.Locator("tr:has(th:text-is('Aalborg')) td").Last).ToHaveTextAsync("802");
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.ClickAsync("text=CSV"));
        await using var stream = await download.CreateReadStreamAsync();
        using var text = new StreamReader(stream, System.Text.Encoding.UTF8);
        var csv = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        var line = csv.Split('\n').Single(l => l.StartsWith("\"851\"", StringComparison.Ordinal));
        Assert.Contains("674", line);
        Assert.Contains("802", line);
        Assert.EndsWith(".csv", download.SuggestedFilename);

        // The link to share shows somebody else the same choice.
        await reader.UncheckAsync("#c-tid-2019");
        await reader.ClickAsync(".choose button");
        await reader.ClickAsync(".views a:text-is('Søjler')");
        var link = await reader.InputValueAsync("#share");
        var other = await site.WindowAsync(null);
        await other.GotoAsync(link);
        await Assertions.Expect(other.Locator(".bars tbody")).ToHaveCountAsync(11);
        await Assertions.Expect(other.Locator(".bars tbody:has(th:text-is('Aalborg')) .number")).ToHaveTextAsync("802");
        // And the API call gives the same figures to programs.
        var call = await reader.InputValueAsync("#call");
        Assert.Equal(200, (await other.APIRequest.GetAsync(call)).Status);
    }

    [Fact]
    public async Task A_growth_team_writes_a_recommendation_and_adopts_it()
    {
        var team = await site.WindowAsync("vera.vaekstteam");
        await team.GotoAsync("/growth-teams");
        await team.ClickAsync("text=Vækstteam Nordjylland");
        await team.ClickAsync("summary:has-text('Skriv en anbefaling')");
        await team.FillAsync("#title", "Fangst af CO2 i Aalborg");
        await team.SelectOptionAsync("#part", "lighthouses");
        await team.FillAsync("#asked", "70,5");
        await team.ClickAsync("form[action$='/recommendations'] button");
        await Assertions.Expect(team.Locator(".goal")).ToContainTextAsync("70,5 mio. kr.");
        // A draft can be changed until it is adopted.
        await team.ClickAsync("summary:has-text('Ret anbefalingen')");
        await Assertions.Expect(team.Locator("#asked-1")).ToHaveValueAsync("70,5");
        await team.FillAsync("#asked-1", "71,5");
        Assert.Empty(await site.AxeAsync(team));
        await team.ClickAsync("form[action$='/recommendations/1'] button");
        await Assertions.Expect(team.Locator(".goal")).ToContainTextAsync("71,5 mio. kr.");
        await team.ClickAsync("form[action$='/adopt'] button");
        await Assertions.Expect(team.Locator(".goal")).ToContainTextAsync("Vedtaget");
        // What is not answered keeps the team from handing in, and the page says why.
        await team.ClickAsync("form[action$='/submit'] button");
        await Assertions.Expect(team.Locator(".alert-error")).ToBeVisibleAsync();
        Assert.Empty(await site.AxeAsync(team));
        await Site.KeepAsync(team, "growth-team-refused-1280");
    }

    [Fact]
    public async Task A_team_hands_in_and_the_answer_is_recorded_against_the_pot()
    {
        var token = await site.Standalone.TokenAsync("sekretariat", ["secretariat"], []);
        foreach (var (part, number) in MandateParts.Select((p, i) => (p, i + 1)))
        {
            (await site.Standalone.Client.PostAsync("api/v1/growth-teams/fyn/recommendations", $$"""
                {"title":{"da":"Anbefaling {{number}}","en":"Recommendation {{number}}"},"part":"{{part}}","lighthouse":{{(number == 2 ? "true" : "false")}},"amountAskedDkk":{{(number == 2 ? 90_000_000 : 0)}}}
                """, token, ("Idempotency-Key", "fyn-" + number))).Expect(201);
            using var adopted = new StringContent("""{"status":"adopted"}""", System.Text.Encoding.UTF8, "application/json");
            (await site.Standalone.Client.SendAsync(HttpMethod.Patch, $"api/v1/growth-teams/fyn/recommendations/{number}", adopted, token)).Expect(200);
        }

        var secretary = await site.WindowAsync("sofie.sekretariat");
        await secretary.GotoAsync("/growth-teams/fyn");
        await secretary.ClickAsync("form[action$='/submit'] button");
        await Assertions.Expect(secretary.Locator(".facts").First).ToContainTextAsync("Afleveret");
        await secretary.ClickAsync("section:has(#r-2) summary");
        await secretary.SelectOptionAsync("#outcome-2", "partly");
        await secretary.FillAsync("#granted-2", "60,5");
        await secretary.FillAsync("#date-2", "2021-09-01");
        Assert.Empty(await site.AxeAsync(secretary));
        await secretary.ClickAsync("form[action$='/answer']:has(#outcome-2) button");
        await Assertions.Expect(secretary.Locator("section:has(#r-2)")).ToContainTextAsync("60,5 mio. kr.");
        await Assertions.Expect(secretary.Locator("section:has(#r-2)")).ToContainTextAsync("Delvist");
        await secretary.GotoAsync("/growth-teams");
        await Assertions.Expect(secretary.Locator("#pot-shares, .shares").First).ToContainTextAsync("12,1 %");
        await Site.KeepAsync(secretary, "growth-teams-pot-1280");
    }

    [Fact]
    public async Task The_secretariat_sets_a_deadline_locks_a_period_and_publishes()
    {
        var secretary = await site.WindowAsync("sofie.sekretariat");
        await secretary.GotoAsync("/secretariat");
        await secretary.ClickAsync("a[href='/secretariat/sosu-frafald']");
        var period = secretary.Locator("section.goal").First;
        await period.Locator("summary").ClickAsync();
        await period.Locator("[name=deadline]").FillAsync("2027-02-01");
        await period.Locator("button[value=schedule]").ClickAsync();
        await Assertions.Expect(secretary.Locator("section.goal").First).ToContainTextAsync("01.02.2027");
        await secretary.Locator("section.goal").First.Locator("summary").ClickAsync();
        await secretary.Locator("section.goal").First.Locator("form:has(button[value=lock]) [name=reason]").FillAsync("Tallene er brugt på mødet");
        await secretary.Locator("section.goal").First.Locator("button[value=lock]").ClickAsync();
        await Assertions.Expect(secretary.Locator("section.goal").First).ToContainTextAsync("Tallene er brugt på mødet");
        Assert.Empty(await site.AxeAsync(secretary));
        await Site.KeepAsync(secretary, "secretariat-locked-1280");
        await secretary.Locator("section.goal").First.Locator("summary").ClickAsync();
        await secretary.Locator("section.goal").First.Locator("form:has(button[value=reopen]) [name=reason]").FillAsync("Et tal skal rettes");
        await secretary.Locator("section.goal").First.Locator("button[value=reopen]").ClickAsync();
        await Assertions.Expect(secretary.Locator(".alert-success")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_secretariat_reports_what_no_municipality_has()
    {
        var secretary = await site.WindowAsync("sofie.sekretariat");
        await secretary.GotoAsync("/secretariat");
        await secretary.ClickAsync("a[href='/regions/081/reports/voksenlaerlinge-branche/2025']");
        await Assertions.Expect(secretary.Locator("h1")).ToContainTextAsync("2025");
        await secretary.FillAsync(".figure-input >> nth=0", "731");
        await secretary.ClickAsync("button[value='preview']");
        await Assertions.Expect(secretary.Locator(".font-lead")).ToContainTextAsync("Region Nordjylland: ");
        if (await secretary.Locator("#seen").CountAsync() > 0) await secretary.CheckAsync("#seen");
        await secretary.ClickAsync("button[value='submit']");
        await Assertions.Expect(secretary.Locator(".alert-success")).ToContainTextAsync("Region Nordjylland har indberettet");
        await Assertions.Expect(secretary.Locator("#region-total")).ToContainTextAsync("731");
        Assert.Empty(await site.AxeAsync(secretary));

        // Whoever reports for a municipality does not report for the region.
        var officer = await site.WindowAsync("anne.aalborg");
        Assert.Equal(403, (await officer.GotoAsync("/regions/081/reports/voksenlaerlinge-branche/2025"))!.Status);
    }

    [Fact]
    public async Task Duplicates_are_decided_and_a_sample_is_drawn_again()
    {
        const string Match = """{"dataSet":"vvv-match","period":"2020M12","records":[{"id":"m1","matchtype":"praktik","arbejdsomraade":"it","skabt-af":"jobcenter","virksomhed":"12345678","kandidat":"Bo 1990"}]}""";
        foreach (var municipality in (string[])["851", "840"])
            (await site.Standalone.Client.SubmitAsync(municipality, Match, await site.Standalone.TokenAsync("reporter", municipality), "twice-" + municipality)).Expect(201);
        var secretary = await site.WindowAsync("sofie.sekretariat");
        var group = secretary.Locator("section.goal:has([name=keep])");
        // The country's list follows by itself, shortly after.
        await secretary.GotoAsync("/secretariat/vvv-match");
        while (await group.CountAsync() == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await secretary.ReloadAsync();
        }

        await Assertions.Expect(group.Locator("h3")).ToContainTextAsync("Ikke afgjort");
        // People read names and words, not codes; who it is about stands nowhere.
        await Assertions.Expect(group.Locator("label").First).ToContainTextAsync("december 2020");
        await Assertions.Expect(group).ToContainTextAsync("Rebild");
        await Assertions.Expect(group).ToContainTextAsync("Virksomhedspraktik");
        Assert.DoesNotContain("12345678", await secretary.ContentAsync());
        Assert.Empty(await site.AxeAsync(secretary));
        await Site.KeepAsync(secretary, "duplicate-1280");
        await group.Locator("[name=keep]").First.CheckAsync();
        await group.Locator("[name=reason]").FillAsync("Samme forløb");
        await group.Locator("button[value=same]").ClickAsync();
        await Assertions.Expect(group.Locator("h3")).ToContainTextAsync("Afgjort");
        await Assertions.Expect(group.Locator("h3")).Not.ToContainTextAsync("Ikke afgjort");

        await secretary.FillAsync("#seed", "april");
        await secretary.FillAsync("#size", "1");
        await secretary.ClickAsync("form:has(#seed) button");
        var drawn = await secretary.Locator("#sample ~ ol li").AllTextContentsAsync();
        Assert.Single(drawn);
        await secretary.ReloadAsync();
        Assert.Equal(drawn, await secretary.Locator("#sample ~ ol li").AllTextContentsAsync());
    }

    [Fact]
    public async Task A_table_of_several_measures_says_which_it_shows()
    {
        var reader = await site.WindowAsync(null);
        await reader.GotoAsync("/tables/voksenlaerlinge?v.tid=2020&v.ContentsCode=udvikling&v.ContentsCode=antal");
        await Assertions.Expect(reader.Locator("tr:has(th:text-is('Aalborg, Udvikling siden året før (pct.)')) td")).ToHaveTextAsync("19,0");
        await Assertions.Expect(reader.Locator("tr:has(th:text-is('Aalborg, Antal voksenlærlingeforløb')) td")).ToHaveTextAsync("802");
        await reader.ClickAsync(".views a:text-is('Søjler')");
        await Assertions.Expect(reader.Locator("#shown > p")).ToContainTextAsync("Figuren viser Antal voksenlærlingeforløb");
        await Assertions.Expect(reader.Locator(".bars tbody:has(th:text-is('Aalborg')) .number")).ToHaveTextAsync("802");
        // The parts are parts of all that is shown, also of what is too small for a colour of its own.
        await reader.ClickAsync(".views a:text-is('Andele')");
        await Assertions.Expect(reader.Locator(".shares tbody")).ToContainTextAsync("Aalborg 37,0 %");
        await Assertions.Expect(reader.Locator(".shares tbody")).ToContainTextAsync("Øvrige (5)");
        await reader.GotoAsync("/tables/voksenlaerlinge?v.tid=2020&v.ContentsCode=udvikling&view=shares");
        await Assertions.Expect(reader.Locator("#shown")).ToContainTextAsync("Procenter kan ikke lægges sammen");
    }

    [Fact]
    public async Task An_operator_sees_the_cluster_and_opens_the_dashboard()
    {
        var operators = await site.WindowAsync("david.drift");
        await operators.GotoAsync("/operations");
        await Assertions.Expect(operators.Locator("main")).ToContainTextAsync("Aktiv");
        var answer = await operators.APIRequest.GetAsync(site.Address + "/dashboard/");
        Assert.Equal(200, answer.Status);
        // Only operators: the same address turns others away.
        var officer = await site.WindowAsync("anne.aalborg");
        Assert.Equal(403, (await officer.APIRequest.GetAsync(site.Address + "/dashboard/")).Status);
        Assert.Equal(403, (await officer.GotoAsync("/operations"))!.Status);
    }
}
