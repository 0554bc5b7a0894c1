using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Kkr.Pages.Assets;

/// <summary>
/// What browsers load beside a page: styles, scripts, fonts and icons. They are read and compressed when the first browser
/// asks, not at the start, and once; their address holds a digest of all of them, so that browsers keep them until a new
/// version of the product changes it.
/// </summary>
public sealed partial class WebAssets
{
    private const string ResourcePrefix = "web/";
    private readonly FrozenDictionary<string, Asset> _assets;
    private readonly string _folder;

    /// <summary>Reads everything.</summary>
    public WebAssets()
    {
        var assembly = typeof(WebAssets).Assembly;
        _assets = assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[ResourcePrefix.Length..], name => Read(name), StringComparer.Ordinal);
        var digest = SHA256.HashData(_assets.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => SHA256.HashData(a.Value.Bytes)).ToArray());
        _folder = $"/assets/{Convert.ToHexStringLower(digest)[..12]}/";

        Asset Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            // The design system's own font faces carry whole fonts; ours, in kkr.css, are the part that Danish and English need.
            if (name == ResourcePrefix + "css/dkfds.min.css") bytes = Encoding.UTF8.GetBytes(FontFace().Replace(Encoding.UTF8.GetString(bytes), ""));
            return Asset.Of(name, bytes);
        }
    }

    /// <summary>The address of an asset.</summary>
    /// <exception cref="ArgumentException">There is no such asset.</exception>
    public string PathOf(string name) => _assets.ContainsKey(name) ? _folder + name : throw new ArgumentException($"There is no asset {name}.", nameof(name));

    /// <summary>Maps the assets.</summary>
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{version}/{**name}", (string version, string name, HttpContext context) =>
            context.RequestServices.GetRequiredService<WebAssets>().Answer(name, context)).AllowAnonymous().ExcludeFromDescription();

    private IResult Answer(string name, HttpContext context)
    {
        if (!_assets.TryGetValue(name, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, bytes) in asset.Compressed)
            if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentEncoding = encoding;
                return Results.Bytes(bytes.Value, asset.Type);
            }

        return Results.Bytes(asset.Bytes, asset.Type);
    }

    [GeneratedRegex("@font-face\\s*\\{[^}]*\\}")]
    private static partial Regex FontFace();

    private sealed record Asset(string Type, byte[] Bytes, (string Encoding, Lazy<byte[]> Bytes)[] Compressed)
    {
        private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
        {
            [".css"] = "text/css; charset=utf-8",
            [".js"] = "text/javascript; charset=utf-8",
            [".svg"] = "image/svg+xml",
            [".woff2"] = "font/woff2",
        }.ToFrozenDictionary(StringComparer.Ordinal);

        public static Asset Of(string name, byte[] bytes) => new(
            Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream"), bytes,
            name.EndsWith(".woff2", StringComparison.Ordinal) ? [] : [("br", new(() => Brotli(bytes))), ("gzip", new(() => Gzip(bytes)))]);

        private static byte[] Brotli(byte[] bytes)
        {
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal)) brotli.Write(bytes);
            return memory.ToArray();
        }

        private static byte[] Gzip(byte[] bytes)
        {
            using var memory = new MemoryStream();
            using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(bytes);
            return memory.ToArray();
        }
    }
}
