using System.Diagnostics;
using Microsoft.Playwright;

namespace Kkr.Pages.Tests;

/// <summary>An officer's way through a report, and the other person who approves it. Each test takes a year of its own.</summary>
public sealed class ReportingTests(Site site, ITestOutputHelper output)
{
    private const string Unemployed = "v:forsoergelse=ledig";
    private const string Employed = "v:forsoergelse=beskaeftiget";
    private const string Unknown = "v:forsoergelse=uoplyst";

    [Fact]
    public async Task An_officer_reports_and_a_second_window_sees_the_region_change()
    {
        var watcher = await site.WindowAsync("sofie.sekretariat");
        await watcher.GotoAsync("/");
        await watcher.Locator("#live-state:not(.waiting)").WaitForAsync();
        await Assertions.Expect(watcher.Locator("#figure-voksenlaerlinge .figure-value")).Not.ToHaveTextAsync("845");
        // Other tests report for Aalborg too.
        var received = int.Parse(await watcher.Locator("#row-851 td").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        var officer = await site.WindowAsync("anne.aalborg");
        await FillAsync(officer, "2025", (Unemployed, "601"), (Employed, "244"));
        await officer.ClickAsync("button[value='preview']");
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Bekræft indberetningen");
        var sent = Stopwatch.StartNew();
        await ConfirmAsync(officer);
        await Assertions.Expect(watcher.Locator("#figure-voksenlaerlinge .figure-value")).ToHaveTextAsync("845");
        // How fast is told, not asserted: the machine may be busy. What is asserted is that nobody had to reload.
        output.WriteLine($"The second window showed the region's new total {sent.ElapsedMilliseconds} ms after the officer pressed the button.");
        await Assertions.Expect(watcher.Locator("#row-851 td").First).ToHaveTextAsync($"{received + 1}");

        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Kvittering");
        await Assertions.Expect(officer.Locator("#receipt-id")).ToContainTextAsync("851-voksenlaerlinge-2025-");
        await Assertions.Expect(officer.Locator("#region-total")).ToContainTextAsync("845 forløb");
        await Site.KeepAsync(officer, "receipt-1280");

        // On paper there is the receipt, and no menu.
        await officer.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(officer.Locator(".kkr-header")).ToBeHiddenAsync();
        await Assertions.Expect(officer.Locator("#receipt-id")).ToBeVisibleAsync();
        await Site.KeepAsync(officer, "receipt-print");
    }

    [Fact]
    public async Task A_wrong_figure_is_told_while_it_is_typed_and_refused_by_the_server()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        await FillAsync(officer, "2011", (Unemployed, "-5"));
        await Assertions.Expect(officer.Locator(".form-error-message:visible")).ToContainTextAsync("Skal ligge mellem 0 og 1.000.000");
        await officer.FillAsync(Field(Unemployed), "mange");
        await Assertions.Expect(officer.Locator(".form-error-message:visible")).ToContainTextAsync("Skal være et tal");
        await officer.FillAsync(Field(Unemployed), "-5");
        await officer.ClickAsync("button[value='preview']");
        await Assertions.Expect(officer.Locator("#faults h2")).ToHaveTextAsync("Der er 1 fejl at rette");
        await Assertions.Expect(officer.Locator("#faults")).ToBeFocusedAsync();
        await Assertions.Expect(officer.Locator("#faults a")).ToHaveTextAsync("Ledig: Må ikke være negativt.");
        Assert.Empty(await site.AxeAsync(officer));
        await Site.KeepAsync(officer, "rejected-1280");
        Assert.Equal(404, await StatusAsync("2011"));

        // The way back to the field is one key away.
        await officer.ClickAsync("#faults a");
        await officer.FillAsync(Field(Unemployed), "5");
        await officer.ClickAsync("button[value='preview']");
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Bekræft indberetningen");
    }

    [Fact]
    public async Task Warnings_have_to_be_seen_before_the_figures_are_sent()
    {
        var officer = await site.WindowAsync("mette.morsoe");
        await FillAsync(officer, "2021", "773", (Unknown, "900"));
        // The server's warning stands there before anything is sent.
        await Assertions.Expect(officer.Locator("#check-warnings")).ToContainTextAsync("59");
        await officer.ClickAsync("button[value='preview']");
        await Assertions.Expect(officer.Locator(".alert-warning")).ToContainTextAsync("Se disse tal efter");
        Assert.Empty(await site.AxeAsync(officer));
        await Site.KeepAsync(officer, "warning-1280");
        await officer.ClickAsync("button[value='submit']");
        await Assertions.Expect(officer.Locator(".alert-error")).ToContainTextAsync("Sæt kryds");
        Assert.Equal("draft or none", await KindAsync("773", "2021"));
        await officer.CheckAsync("#seen");
        await officer.ClickAsync("button[value='submit']");
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Kvittering");
    }

    [Fact]
    public async Task Another_person_approves_and_the_history_tells_who()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        await FillAsync(officer, "2012", (Unknown, "321"));
        await officer.ClickAsync("button[value='preview']");
        await ConfirmAsync(officer);
        await officer.GotoAsync("/municipalities/851/reports/voksenlaerlinge/2012");
        await Assertions.Expect(officer.Locator("button[value='approve']")).ToHaveCountAsync(0);

        var head = await site.WindowAsync("bo.aalborg");
        await head.GotoAsync("/municipalities/851/reports/voksenlaerlinge/2012");
        await Site.KeepAsync(head, "approve-1280");
        await head.ClickAsync("button[value='approve']");
        await Assertions.Expect(head.Locator(".alert-success")).ToContainTextAsync("Tallene er godkendt");
        await Assertions.Expect(head.Locator(".facts")).ToContainTextAsync("bo.aalborg");

        // Corrected, the approval no longer is of these figures, and the page says so.
        await FillAsync(officer, "2012", (Unknown, "322"));
        await officer.ClickAsync("button[value='preview']");
        await ConfirmAsync(officer);
        await officer.ClickAsync("text=Ret indberetningen");
        await Assertions.Expect(officer.Locator(".facts")).ToContainTextAsync("ændret siden godkendelsen");
        await officer.ClickAsync("text=Se historikken");
        await Assertions.Expect(officer.Locator(".history > li").First).ToContainTextAsync("321");
        await Assertions.Expect(officer.Locator(".history > li").First).ToContainTextAsync("322");
        await Assertions.Expect(officer.Locator(".history > li").Nth(1)).ToContainTextAsync("bo.aalborg");
        Assert.Empty(await site.AxeAsync(officer));
        await Site.KeepAsync(officer, "history-1280");
    }

    [Fact]
    public async Task Who_submitted_is_refused_when_approving()
    {
        // The button is not shown to them; a form made by hand is refused all the same.
        var both = await site.Standalone.TokenAsync("dobbelt", ["reporter", "approver"], ["851"]);
        (await site.Standalone.Client.SubmitAsync(
            "851", """{"dataSet":"voksenlaerlinge","period":"2013","figures":[{"at":{"forsoergelse":"uoplyst"},"value":11}]}""", both, "own-approval")).Expect(201);
        var page = await site.WindowAsync(null);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("details summary");
        await page.FillAsync("#subject", "dobbelt");
        await page.CheckAsync("#role-reporter");
        await page.CheckAsync("#role-approver");
        await page.SelectOptionAsync("#municipality", "851");
        await page.ClickAsync("details button[type=submit]");
        await page.Locator(".kkr-name").WaitForAsync();
        await page.GotoAsync("/municipalities/851/reports/voksenlaerlinge/2013");
        await page.EvaluateAsync("() => { const b = document.querySelector(\"button[value='preview']\"); b.value = 'approve'; b.click(); }");
        await Assertions.Expect(page.Locator(".alert-error")).ToContainTextAsync("kan ikke selv godkende");
    }

    [Fact]
    public async Task A_draft_is_kept_and_a_column_is_pasted()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        await officer.GotoAsync("/municipalities/851/reports/voksenlaerlinge/2014");
        await officer.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', 'Ledig\t1.234\r\nBeskæftiget\t567\r\n');
              document.querySelector('.figure-input').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(officer.Locator(Field(Employed))).ToHaveValueAsync("567");
        await Assertions.Expect(officer.Locator("#check-state")).ToHaveTextAsync("Tallene er kontrolleret og kan indsendes.");
        await Assertions.Expect(officer.Locator("#draft-state")).ToContainTextAsync("Kladde gemt");
        await officer.ReloadAsync();
        await Assertions.Expect(officer.Locator(".alert-info")).ToContainTextAsync("anne.aalborg");
        await Assertions.Expect(officer.Locator(Field(Unemployed))).ToHaveValueAsync("1234");
        Assert.Empty(await site.AxeAsync(officer));
        await officer.ClickAsync("button[value='preview']");
        await ConfirmAsync(officer);
        await Assertions.Expect(officer.Locator("#region-total")).ToContainTextAsync("1.801 forløb");
    }

    [Fact]
    public async Task An_upload_shows_every_fault_on_its_line_and_stores_the_rest()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        await officer.GotoAsync("/municipalities/851/upload");
        const string Csv = "municipality;dataSet;period;forsoergelse;value\n851;voksenlaerlinge;2016;ledig;17\n851;voksenlaerlinge;2017;ledig;abc\n999;voksenlaerlinge;2017;ledig;5\n773;voksenlaerlinge;2017;ledig;5\n";
        await officer.SetInputFilesAsync("#file", new FilePayload { Name = "tal.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv) });
        await officer.ClickAsync("#upload-form button");
        await Assertions.Expect(officer.Locator("#upload-outcome")).ToContainTextAsync("1 indberetninger gemt, 0 var gemt i forvejen, 3 afvist.");
        var lines = await officer.Locator("#upload-faults tbody td:first-child").AllTextContentsAsync();
        Assert.Equal(["3", "4", "5"], lines.Order());
        await Assertions.Expect(officer.Locator("#upload-faults")).ToContainTextAsync("Kommunen findes ikke.");
        Assert.Empty(await site.AxeAsync(officer));
        await Site.KeepAsync(officer, "upload-faults-1280");
        Assert.Equal(200, await StatusAsync("2016"));

        // A second time, and without a script, nothing changes.
        var plain = await site.WindowAsync("anne.aalborg", script: false);
        await plain.GotoAsync("/municipalities/851/upload");
        await plain.SetInputFilesAsync("#file", new FilePayload { Name = "tal.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv) });
        await plain.ClickAsync("#upload-form button");
        await Assertions.Expect(plain.Locator("#upload-outcome")).ToContainTextAsync("0 indberetninger gemt, 1 var gemt i forvejen, 3 afvist.");
        await Assertions.Expect(plain.Locator("#upload-faults tbody tr")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_report_is_made_by_keyboard_alone()
    {
        var page = await site.WindowAsync(null);
        await page.GotoAsync("/sign-in");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skipnav")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("button[value='anne.aalborg']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".kkr-name").WaitForAsync();
        await TabToAsync(page, ".kkr-nav a[href='/municipalities']");
        await page.Keyboard.PressAsync("Enter");
        await Site.ArriveAsync(page, "/municipalities/851");
        await TabToAsync(page, "#dataSet");
        await page.Keyboard.TypeAsync("Voksen");
        await TabToAsync(page, "#period");
        await page.Keyboard.TypeAsync("2015");
        await page.Keyboard.PressAsync("Enter");
        await Site.ArriveAsync(page, "/municipalities/851/reports/voksenlaerlinge/2015");
        await TabToAsync(page, Field(Unemployed));
        await page.Keyboard.TypeAsync("12");
        await TabToAsync(page, "button[value='preview']");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("button[value='submit']").WaitForAsync();
        // Other years may have been reported meanwhile, and this one differ from them.
        if (await page.Locator("#seen").CountAsync() > 0)
        {
            await TabToAsync(page, "#seen");
            await page.Keyboard.PressAsync("Space");
        }

        await TabToAsync(page, "button[value='submit']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kvittering");
    }

    [Fact]
    public async Task A_report_is_made_without_a_script()
    {
        var page = await site.WindowAsync("anne.aalborg", script: false);
        await FillAsync(page, "2010", (Unemployed, "31"));
        await page.ClickAsync("button[value='preview']");
        // Pressed twice it is sent twice, and is one report.
        await page.DblClickAsync("button[value='submit']");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kvittering");
        await Assertions.Expect(page.Locator("#receipt-id")).ToHaveTextAsync("851-voksenlaerlinge-2010-1");
    }

    [Fact]
    public async Task Questions_are_answered_and_a_record_is_added()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        await officer.GotoAsync("/municipalities/851/reports/danskuddannelse-undersoegelse/2020");
        await officer.CheckAsync("[id='f-q-f04-andel-virksomhedsrettet-20-40']");
        await officer.ClickAsync("button[value='preview']");
        await Assertions.Expect(officer.Locator("table")).ToContainTextAsync("20-40 pct.");
        await ConfirmAsync(officer);
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Kvittering");

        await officer.GotoAsync("/municipalities/851/reports/sosu-tiltag/2025");
        await officer.FillAsync("[name='r:titel']", "Mentorer til elever");
        await officer.SelectOptionAsync("[name='r:gruppe']", new SelectOptionValue { Index = 1 });
        await officer.SelectOptionAsync("[name='r:kategori']", new SelectOptionValue { Index = 1 });
        await officer.SelectOptionAsync("[name='r:status']", new SelectOptionValue { Index = 1 });
        await officer.ClickAsync("button[value='preview']");
        await ConfirmAsync(officer);
        await officer.ClickAsync("text=Ret indberetningen");
        await Assertions.Expect(officer.Locator("table")).ToContainTextAsync("Mentorer til elever");
        Assert.Empty(await site.AxeAsync(officer));
    }

    private static string Field(string name) => $"[name='{name}']";

    private static Task FillAsync(IPage page, string year, params (string Field, string Value)[] figures) => FillAsync(page, year, "851", figures);

    private static async Task FillAsync(IPage page, string year, string municipality, params (string Field, string Value)[] figures)
    {
        await page.GotoAsync($"/municipalities/{municipality}/reports/voksenlaerlinge/{year}");
        foreach (var (field, value) in figures) await page.FillAsync(Field(field), value);
    }

    /// <summary>Ticks that warnings were seen, where there are any, and sends.</summary>
    private static async Task ConfirmAsync(IPage page)
    {
        await page.Locator("button[value='submit']").WaitForAsync();
        if (await page.Locator("#seen").CountAsync() > 0) await page.CheckAsync("#seen");
        await page.ClickAsync("button[value='submit']");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        const int Most = 80;
        for (var i = 0; i < Most; i++)
        {
            if (await page.Locator(selector).EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached within {Most} tabs.");
    }

    private async Task<int> StatusAsync(string year) => (await site.Standalone.Client.GetAsync(
        $"api/v1/municipalities/851/reports/voksenlaerlinge/{year}", await site.Standalone.TokenAsync("reporter", "851"))).Status;

    private async Task<string> KindAsync(string municipality, string year)
    {
        var reply = await site.Standalone.Client.GetAsync(
            $"api/v1/municipalities/{municipality}/reports/voksenlaerlinge/{year}", await site.Standalone.TokenAsync("reporter", municipality));
        return reply.Status == 404 || reply.Json.GetProperty("figures").GetArrayLength() == 0 ? "draft or none" : reply.Json.GetProperty("status").GetString()!;
    }
}
