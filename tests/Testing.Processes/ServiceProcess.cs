using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Kkr.Testing.Processes;

/// <summary>
/// One of the product's programs, as built, running as a process of its own. What it says is kept for the message of
/// whatever goes wrong. Disposing it kills it, and so does the end of the tests.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const int RememberedLines = 80;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly List<(string Text, TaskCompletionSource Said)> _waiting = [];
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _openStreams = 2;

    private ServiceProcess(string name, Process process)
    {
        (Name, _process) = (name, process);
        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>What the process is called in messages.</summary>
    public string Name { get; }

    /// <summary>The memory that it holds, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that it wrote.</summary>
    public string LastOutput
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a program that was built beside the tests.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="program">The name of its assembly.</param>
    /// <param name="environment">Its configuration.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ServiceProcess Start(
        string name, string program, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments) =>
        StartInside([], name, program, environment, arguments);

    /// <summary>Starts a program that was built beside the tests on one of several hosts.</summary>
    /// <param name="inside">What goes before a command to run it there; it must become the command, not stay beside it.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="program">The name of its assembly.</param>
    /// <param name="environment">Its configuration.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ServiceProcess StartInside(
        IReadOnlyList<string> inside, string name, string program, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        // The runtime of this process: …/shared/Microsoft.NETCore.App/version/ below the folder of its host.
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        IReadOnlyList<string> command = [.. inside, host];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What configures the tests' own environment must not reach what is tested.
        string[] prefixes = ["ASPNETCORE_", "KKR_", "Orleans__", "Auth__", "ConnectionStrings__", "DOTNET_SYSTEM_NET_SOCKETS_"];
        foreach (var inherited in start.Environment.Keys.Where(k => prefixes.Any(p => k.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(inherited);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var service = new ServiceProcess(name, new Process { StartInfo = start });
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Waits until the process writes a line that holds a text.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task SaysAsync(string text, TimeSpan within, string phase)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.Any(l => l.Contains(text, StringComparison.Ordinal))) return;
            _waiting.Add((text, said));
        }

        var first = await Task.WhenAny(said.Task, _silent.Task, Task.Delay(within));
        if (first == said.Task || said.Task.IsCompleted) return;
        throw first == _silent.Task
            ? new InvalidOperationException($"{phase}: {Name} ended before it said '{text}'. It said:\n{LastOutput}")
            : new TimeoutException($"{phase}: {Name} did not say '{text}' within {within}. It said:\n{LastOutput}");
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan within, string phase)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{phase}: {Name} did not end within {within}. It said:\n{LastOutput}");
        }

        return _process.ExitCode;
    }

    /// <summary>Ends the process as a crash would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end: SIGTERM.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(TimeSpan within, string phase)
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        return await ExitAsync(within, phase);
    }

    /// <summary>Kills the process, if it runs.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        await KillAsync();
        _process.Dispose();
    }

    private void OnLine(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
        {
            if (Interlocked.Decrement(ref _openStreams) == 0) _silent.TrySetResult();
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(text);
            if (_lines.Count > RememberedLines) _lines.Dequeue();
            foreach (var (awaited, said) in _waiting)
                if (text.Contains(awaited, StringComparison.Ordinal))
                    said.TrySetResult();
        }
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited) _process.Kill();
    }
}
