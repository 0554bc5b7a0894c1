using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Kkr.Gateway.Rights;

/// <summary>
/// The keys that sessions and forms of the web page are protected with, in the cluster's database: whichever gateway answers
/// reads what another one protected.
/// </summary>
internal sealed class SharedKeys(string connectionString) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT xml FROM page_key ORDER BY created_at", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("INSERT INTO page_key (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = EXCLUDED.xml", connection)
        {
            Parameters = { new() { Value = friendlyName }, new() { Value = element.ToString(SaveOptions.DisableFormatting) } },
        };
        command.ExecuteNonQuery();
    }
}

/// <summary>Where a gateway keeps the keys of the web page.</summary>
public static class PageKeys
{
    private const string Application = "kkr";

    /// <summary>Keeps them in the database of <c>ConnectionStrings:Kkr</c>, for all gateways.</summary>
    public static void AddSharedPageKeys(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Kkr") ?? throw new InvalidOperationException("ConnectionStrings:Kkr is missing.");
        builder.Services.AddDataProtection().SetApplicationName(Application);
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SharedKeys(connection));
    }

    /// <summary>Keeps them in a folder of a process that is alone.</summary>
    public static void AddPageKeys(this WebApplicationBuilder builder, string folder) =>
        builder.Services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(new DirectoryInfo(folder));
}
