using System.Diagnostics;
using System.Globalization;

namespace Kkr.Bench.Measuring;

/// <summary>Processor time that was used: by this process, which is the load, and by the whole machine.</summary>
/// <param name="Load">By this process.</param>
/// <param name="Busy">By all processes.</param>
/// <param name="At">When it was read.</param>
internal readonly record struct CpuTimes(TimeSpan Load, TimeSpan Busy, long At)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads the times since the start of the process and of the machine.</summary>
    public static CpuTimes Read()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        // user nice system idle iowait irq softirq steal: waiting is not working.
        var busy = fields[0] + fields[1] + fields[2] + fields[5] + fields[6];
        return new(Environment.CpuUsage.TotalTime, TimeSpan.FromSeconds(busy / TicksPerSecond), Stopwatch.GetTimestamp());
    }

    /// <summary>What was used since an earlier reading, as shares of all processors: the load's, and everybody's.</summary>
    public (double Load, double Busy) Since(CpuTimes earlier)
    {
        var capacity = Stopwatch.GetElapsedTime(earlier.At, At) * Environment.ProcessorCount;
        return ((Load - earlier.Load) / capacity, (Busy - earlier.Busy) / capacity);
    }
}
