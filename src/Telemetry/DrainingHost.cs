using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kkr.Telemetry;

/// <summary>Makes a process drain before it stops.</summary>
public static class DrainingHost
{
    /// <summary>Adds the draining; each part of the process may ask for it.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="ready">The tag of the health checks that <c>/health/ready</c> asks.</param>
    /// <param name="notice">How long it serves on where <c>Shutdown:Notice</c> says nothing else.</param>
    public static void AddDraining(this WebApplicationBuilder builder, string ready, TimeSpan notice = default)
    {
        if (builder.Services.Any(s => s.ServiceType == typeof(Draining))) return;
        builder.Services.AddOptions<ShutdownOptions>().Configure(shutdown => shutdown.Notice = notice).BindConfiguration("Shutdown").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Draining>());
        builder.Services.AddHealthChecks().AddCheck<Draining>("draining", tags: [ready]);
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>(
            (host, shutdown) => host.ShutdownTimeout = shutdown.Value.Notice + shutdown.Value.Drain);
    }

    /// <summary>Tells clients that keep connections open to open their next one elsewhere, once the process is about to stop.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) =>
        {
            if (draining.Begun && HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
