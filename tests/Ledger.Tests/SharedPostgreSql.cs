using Kkr.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(Kkr.Ledger.SharedPostgreSql))]

namespace Kkr.Ledger;

/// <summary>One server for all tests that don't kill it; each takes a database of its own.</summary>
public sealed class SharedPostgreSql : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public PostgreSqlServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public async ValueTask InitializeAsync() => _server = await PostgreSqlServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
