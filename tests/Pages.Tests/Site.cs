using System.Reflection;
using System.Text.Json;
using Kkr.Pages.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Kkr.Pages.Tests;

/// <summary>
/// The product as <c>./run</c> starts it, and a real Chromium. Each test opens windows of its own, signed in as somebody.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>Far more than a page takes on a busy machine; a fast one is not waited for.</summary>
    private const float PatienceMilliseconds = 30_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string _axe = File.ReadAllText(Metadata("Axe"));
    private IPlaywright? _playwright;
    private Gateway.Tests.Standalone? _standalone;

    public IBrowser Browser { get; private set; } = null!;

    public Gateway.Tests.Standalone Standalone => _standalone!;

    public string Address => $"http://127.0.0.1:{Standalone.Port}";

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _standalone = await Gateway.Tests.Standalone.StartNewAsync(demo: true);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Flags });
    }

    /// <summary>A window in which somebody has signed in; null for nobody.</summary>
    public async Task<IPage> WindowAsync(string? person, int width = 1280, bool script = true, string? address = null, bool csp = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            BaseURL = address ?? Address,
            BypassCSP = !csp,
            Locale = "da-DK",
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        if (person is null) return page;
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[value='{person}']");
        await page.Locator(".kkr-name").WaitForAsync();
        return page;
    }

    /// <summary>
    /// Waits until a page is at a path of its site. Asked of the browser again and again: <c>WaitForURLAsync</c> can miss a
    /// navigation that ends while it begins to listen (microsoft/playwright-dotnet issue 3364).
    /// </summary>
    public static Task ArriveAsync(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(path);

    /// <summary>What axe finds wrong with a page as it is.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        await page.EvaluateAsync(_axe);
        var found = await page.EvaluateAsync<JsonElement>("axe.run({ resultTypes: ['violations'] }).then(r => r.violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html) })))");
        return [.. found.EnumerateArray().SelectMany(v => v.GetProperty("nodes").EnumerateArray().Select(n => $"{page.Url}: {v.GetProperty("id")}: {n}"))];
    }

    /// <summary>By how many pixels a page is wider than its window.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth");

    /// <summary>Keeps a picture of a page, to be looked at by people.</summary>
    public static Task KeepAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Metadata("Screenshots"), name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        if (_standalone is not null) await _standalone.DisposeAsync();
    }

    private static string Metadata(string key) =>
        typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
