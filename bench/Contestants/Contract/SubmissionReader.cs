using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kkr.Municipalities;

namespace Kkr.Bench.Contract;

/// <summary>Reads and checks a submission: right, key, shape, municipality, period, codes and range, as a team would for one data set.</summary>
internal static class SubmissionReader
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;
    private const decimal Largest = 1_000_000;

    /// <summary>Reads the submission; or answers what is wrong with it.</summary>
    public static async ValueTask<(Submission? Submission, IResult? Problem)> ReadAsync(string code, HttpContext context)
    {
        var user = context.User;
        if (!user.HasClaim("municipality", code)) return (null, Results.Forbid());
        if (context.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 and <= 100 } key]) return (null, Results.BadRequest());
        if (!AreaCode.TryParse(code, out var area) || !Areas.TryGetMunicipality(area, out var municipality)) return (null, Results.NotFound());
        var body = await ReadBodyAsync(context);
        SubmissionRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(body, ContractJson.Default.SubmissionRequest);
        }
        catch (JsonException)
        {
            return (null, Results.BadRequest());
        }

        if (request is null || Fault(request) is not null) return (null, Results.UnprocessableEntity(request is null ? "body" : Fault(request)));
        return (new(
            municipality.Region.Value, code, request.DataSet, request.Period, key, SHA256.HashData(body), Encoding.UTF8.GetString(body),
            user.FindFirst("sub")!.Value, Array.ConvertAll(request.Figures, KnownCodes.PlaceOf), Array.ConvertAll(request.Figures, f => f.Value)), null);
    }

    private static string? Fault(SubmissionRequest request)
    {
        if (!Kkr.Reports.Period.TryParse(request.Period, out _)) return "period";
        foreach (var figure in request.Figures)
            if (!KnownCodes.Has(request.DataSet, figure.At) || figure.Value is < 0 or > Largest || decimal.Truncate(figure.Value) != figure.Value)
                return "figures";
        return request.Figures.Length == 0 ? "figures" : null;
    }

    /// <summary>Reads the body whole.</summary>
    public static async ValueTask<byte[]> ReadBodyAsync(HttpContext context)
    {
        var pipe = context.Request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MaxBodyBytes) throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                pipe.AdvanceTo(read.Buffer.End);
                return body;
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
