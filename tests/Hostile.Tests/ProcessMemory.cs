using System.Globalization;

namespace Kkr.Hostile.Tests;

/// <summary>What the kernel says of a process's memory.</summary>
public static class ProcessMemory
{
    /// <summary>The most that was resident at any time, in MiB.</summary>
    public static int PeakMiB(int process) => Read(process, "VmHWM:");

    /// <summary>What is resident now, in MiB.</summary>
    public static int ResidentMiB(int process) => Read(process, "VmRSS:");

    private static int Read(int process, string name)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(l => l.StartsWith(name, StringComparison.Ordinal));
        return int.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) / 1024;
    }
}
