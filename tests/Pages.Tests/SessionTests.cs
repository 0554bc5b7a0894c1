using Kkr.Testing.Processes;
using Microsoft.Playwright;

namespace Kkr.Pages.Tests;

/// <summary>What a session is good for, and what it is not.</summary>
public sealed class SessionTests(Site site)
{
    [Fact]
    public async Task The_API_does_not_take_the_session_of_a_page()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        var answer = await officer.APIRequest.PostAsync($"{site.Address}/api/v1/municipalities/851/submissions", new()
        {
            Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "with-a-cookie" },
            DataObject = new { dataSet = "voksenlaerlinge", period = "2009", figures = Array.Empty<object>() },
        });
        Assert.Equal(401, answer.Status);
        Assert.Equal(401, (await officer.APIRequest.GetAsync($"{site.Address}/api/v1/municipalities/851")).Status);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        var form = officer.APIRequest.CreateFormData();
        form.Set("action", "submit");
        form.Set("v:forsoergelse=ledig", "7");
        var answer = await officer.APIRequest.PostAsync($"{site.Address}/municipalities/851/reports/voksenlaerlinge/2008", new() { Form = form });
        Assert.Equal(400, answer.Status);
        Assert.Contains("Formularen er udløbet", await answer.TextAsync());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var officer = await site.WindowAsync("anne.aalborg");
        var cookie = (await officer.Context.CookiesAsync()).Single(c => c.Name == "kkr-session");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        Assert.DoesNotContain("eyJ", cookie.Value);
        await officer.ClickAsync("form[action='/sign-out'] button");
        await Assertions.Expect(officer.Locator(".kkr-user")).ToContainTextAsync("Log ind");
        Assert.DoesNotContain(await officer.Context.CookiesAsync(), c => c.Name == "kkr-session");
    }

    [Fact]
    public async Task Nobody_is_led_to_sign_in_and_back_and_nowhere_else()
    {
        var page = await site.WindowAsync(null);
        await page.GotoAsync("/contracts");
        Assert.Contains("/sign-in?return=%2Fcontracts", page.Url);
        await page.ClickAsync("button[value='sofie.sekretariat']");
        await Site.ArriveAsync(page, "/contracts");
        var other = await site.WindowAsync(null);
        await other.GotoAsync("/sign-in?return=https%3A%2F%2Fexample.org%2F");
        await other.ClickAsync("button[value='anne.aalborg']");
        await Site.ArriveAsync(other, "/");
    }

    [Fact]
    public async Task An_unknown_page_is_told_kindly_to_people_and_precisely_to_programs()
    {
        using var client = new ApiClient(site.Address + "/");
        var people = (await client.GetAsync("findes-ikke", null, ("Accept", "text/html"))).Expect(404);
        Assert.Contains("Siden findes ikke", people.Text);
        var programs = (await client.GetAsync("findes-ikke", null, ("Accept", "application/json"))).Expect(404);
        Assert.Equal("/problems/not-found", programs.Problem);
        var api = (await client.GetAsync("api/v1/findes-ikke", null, ("Accept", "text/html"))).Expect(404);
        Assert.Equal("/problems/not-found", api.Problem);
    }
}
