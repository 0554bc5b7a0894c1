using Microsoft.Playwright;

namespace Kkr.Pages.Tests;

/// <summary>What holds on every page: axe finds nothing, 320 pixels are enough, and both languages are there.</summary>
public sealed class EveryPageTests(Site site)
{
    public static TheoryData<string, string[]> Pages => new()
    {
        { "", ["/", "/regions/000", "/regions/084", "/sign-in", "/tables", "/tables/voksenlaerlinge", "/tables/voksenlaerlinge?view=bars", "/tables/voksenlaerlinge?view=table&v.ContentsCode=antal&v.ContentsCode=udvikling", "/tables/voksenlaerlinge?view=lines", "/tables/voksenlaerlinge?view=shares", "/tables/voksenlaerlinge?view=small", "/tables/voksenlaerlinge?view=map", "/initiatives", "/accessibility", "/findes-ikke"] },
        { "anne.aalborg", ["/", "/municipalities/851", "/municipalities/851/reports/voksenlaerlinge/2020", "/municipalities/851/reports/voksenlaerlinge/2020/receipt/1", "/municipalities/851/reports/danskkursister/2026H1", "/municipalities/851/reports/danskuddannelse-undersoegelse/2020", "/municipalities/851/reports/vvv-match/2021M01", "/municipalities/851/upload", "/municipalities/851/reports/voksenlaerlinge/2019/history", "/agreements", "/agreements/danskuddannelse-nordjylland", "/municipalities/773"] },
        { "sofie.sekretariat", ["/municipalities", "/contracts", "/contracts/erhvervshus-nordjylland-2020", "/growth-teams", "/growth-teams/nordjylland", "/campaigns", "/campaigns/voksenlaerlinge-nordjylland", "/secretariat", "/secretariat/voksenlaerlinge", "/secretariat/vvv-match?seed=april&size=5", "/regions/081/reports/voksenlaerlinge-branche/2020"] },
        { "david.drift", ["/operations", "/operations?verify=true"] },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_sticks_out(string person, string[] paths)
    {
        var page = await site.WindowAsync(person.Length == 0 ? null : person);
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        foreach (var path in paths)
        {
            var name = string.Concat($"{person}{path}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
            // In Danish on a wide screen, in English on the narrowest; axe looks at both.
            foreach (var (width, language, heading) in ((int, string, string)[])[(1280, "da", "Dansk"), (320, "en", "English")])
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
                if (await page.GetAttributeAsync("html", "lang") != language) faults.Add($"{page.Url} is not in {heading}");
                if (await Site.OverflowAsync(page) is > 0 and var pixels) faults.Add($"{page.Url} is {pixels} pixels wider than {width}");
                faults.AddRange(await site.AxeAsync(page));
                await Site.KeepAsync(page, $"{name}-{width}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_menu_opens_and_closes_on_a_narrow_screen()
    {
        var page = await site.WindowAsync("anne.aalborg", width: 320);
        await Assertions.Expect(page.Locator("#menu")).ToBeHiddenAsync();
        await page.ClickAsync(".kkr-menu-button");
        await Assertions.Expect(page.Locator("#menu a").First).ToBeVisibleAsync();
        Assert.Empty(await site.AxeAsync(page));
        await Site.KeepAsync(page, "menu-320");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#menu")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".kkr-menu-button")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_table_is_chosen_by_keyboard_alone_and_every_stop_is_seen()
    {
        const int MostStops = 120;
        var page = await site.WindowAsync(null);
        await page.GotoAsync("/tables/voksenlaerlinge");
        var unseen = new List<string>();
        async Task TabToAsync(string selector)
        {
            for (var stop = 0; stop < MostStops; stop++)
            {
                await page.Keyboard.PressAsync("Tab");
                var hidden = await page.EvaluateAsync<string?>("""
                    () => {
                      const at = document.activeElement;
                      const styles = [at, at.nextElementSibling].filter(e => e).flatMap(e => [getComputedStyle(e), getComputedStyle(e, '::before'), getComputedStyle(e, '::after')]);
                      return styles.some(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none') ? null : at.outerHTML.slice(0, 100);
                    }
                    """);
                if (hidden is not null) unseen.Add(hidden);
                if (await page.Locator(selector).EvaluateAsync<bool>("e => e === document.activeElement")) return;
            }

            Assert.Fail($"{selector} is not reached within {MostStops} stops.");
        }

        await TabToAsync("#c-tid-2019");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(".choose button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".figures-table thead .number")).ToHaveTextAsync("2020");
        await TabToAsync(".views a:text-is('Kort')");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".tile-851")).ToContainTextAsync("802");
        await TabToAsync(".downloads a:text-is('CSV')");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(".csv", download.SuggestedFilename);
        Assert.Empty(unseen);
    }

    [Fact]
    public async Task English_is_one_click_away_and_stays()
    {
        var page = await site.WindowAsync(null);
        await page.GotoAsync("/tables/voksenlaerlinge?view=bars");
        await page.ClickAsync("text=English");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator(".views [aria-current]")).ToHaveTextAsync("Bars");
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("#figure-befolkning .figure-value")).ToHaveTextAsync("590,936");
        await page.ClickAsync("text=Dansk");
        await Assertions.Expect(page.Locator("#figure-befolkning .figure-value")).ToHaveTextAsync("590.936");
        await Assertions.Expect(page.Locator("#figure-voksenlaerlinge-ledighed")).ToContainTextAsync("procentpoint");
    }

    [Fact]
    public async Task The_pages_are_read_without_a_script()
    {
        var page = await site.WindowAsync(null, width: 320, script: false);
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("#menu a").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#row-860")).ToContainTextAsync("Hjørring");
        await page.GotoAsync("/tables/voksenlaerlinge?view=lines");
        await Assertions.Expect(page.Locator("svg.lines")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_view_is_light_stays_put_and_asks_nobody_else()
    {
        const int MostBytes = 150 * 1024;
        var page = await site.WindowAsync(null);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var bytes = 0L;
        var asked = new List<string>();
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });");
        await page.GotoAsync("/");
        await page.Locator("#live-state:not(.waiting)").WaitForAsync();
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        Assert.InRange(bytes, 1, MostBytes);
        Assert.All(asked, url => Assert.StartsWith(site.Address, url));
        Assert.True(await page.EvaluateAsync<double>("window.shift") < 0.001, "The page moved while it loaded.");
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.check('16px \"IBM Plex Sans\"')"));
    }
}
