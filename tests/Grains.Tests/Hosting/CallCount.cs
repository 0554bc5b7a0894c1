using System.Collections.Concurrent;

namespace Kkr.Hosting;

/// <summary>The calls that grains of the product got while it was counted.</summary>
public sealed class CallCount(Action ended) : IDisposable
{
    private readonly ConcurrentQueue<string> _interfaces = new();

    /// <summary>The name of the interface of each call, in order.</summary>
    public IReadOnlyCollection<string> Interfaces => _interfaces;

    public void Dispose() => ended();

    internal void Add(string name) => _interfaces.Enqueue(name);
}
