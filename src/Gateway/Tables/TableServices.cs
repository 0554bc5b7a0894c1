using Microsoft.Extensions.Options;

namespace Kkr.Gateway.Tables;

/// <summary>What the table interfaces need.</summary>
internal static class TableServices
{
    public static void AddTables(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TableOptions>().BindConfiguration("Tables")
            .Validate(o => o is { MaxDataCells: > 0, MaxCallsPerTimeWindow: > 0, TimeWindowSeconds: > 0 }, "Limits of tables are at least 1.").ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<TableOptions>>().Value);
        builder.Services.AddSingleton<TableContents>();
        builder.Services.AddSingleton<TableLibrary>();
        builder.Services.AddSingleton<EncodedTables>();
        builder.Services.AddCors(cors => cors.AddPolicy(PxWebApi.AnyOrigin, policy => policy
            .AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader().WithExposedHeaders("ETag", "Content-Disposition")));
    }
}
