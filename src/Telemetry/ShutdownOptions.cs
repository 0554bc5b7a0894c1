using System.ComponentModel.DataAnnotations;

namespace Kkr.Telemetry;

/// <summary>How a process stops when it is asked to (SIGTERM). Configuration section <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>
    /// How long it goes on serving while <c>/health/ready</c> says 503, so that whoever sends requests here learns of it first.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Notice { get; set; }

    /// <summary>How long it may then take to end what is under way; after that it ends anyhow.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);
}
