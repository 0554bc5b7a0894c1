using Microsoft.AspNetCore.Builder;

namespace Kkr.Telemetry;

/// <summary>How each process begins.</summary>
public static class ServiceHost
{
    /// <summary>
    /// Creates the builder of a process. Settings are read once: to watch their files for changes would watch every folder
    /// under the process's own, which takes time at the start and handles that a machine has few of.
    /// </summary>
    /// <param name="args">The command line; settings in it hold.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
}
