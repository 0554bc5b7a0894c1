using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Kkr.Telemetry;

/// <summary>Settings that stand in files of their own, as container engines hand secrets over.</summary>
public static class SecretFiles
{
    /// <summary>
    /// Reads the folder that <c>Secrets:Folder</c> names: each file is a setting, its name the setting's with <c>__</c> for
    /// <c>:</c>, its text the value. It comes before environment variables.
    /// </summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Secrets:Folder"] is { Length: > 0 } folder)
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }
}
