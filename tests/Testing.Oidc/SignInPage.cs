using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Kkr.Testing.Oidc;

/// <summary>The page on which somebody tells the provider who they are.</summary>
internal static class SignInPage
{
    /// <summary>Carries what the client asked for along, and asks for name and password.</summary>
    public static IResult Show(IEnumerable<KeyValuePair<string, string>> asked, bool refused)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="da"><meta charset="utf-8"><title>Log ind</title>
            <form method="post" action="/connect/authorize">
            """);
        if (refused) page.Append("<p id=\"refused\">Forkert navn eller adgangskode.</p>");
        foreach (var (name, value) in asked)
            page.Append("<input type=\"hidden\" name=\"").Append(HtmlEncoder.Default.Encode(name))
                .Append("\" value=\"").Append(HtmlEncoder.Default.Encode(value)).Append("\">");
        page.Append("""
            <label>Navn <input name="username" id="username" autofocus></label>
            <label>Adgangskode <input name="password" id="password" type="password"></label>
            <button id="signin">Log ind</button></form></html>
            """);
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }
}
