using Parquet;
using Parquet.Schema;

namespace Kkr.Formats;

/// <summary>
/// Apache Parquet in the shape of PxWebApi: a column of codes for each dimension, named by its label; the first instant of each period in
/// <c>timestamp</c>; a decimal column for each measure (<c>value</c> where there is one, else <c>ContentsCode_CODE</c>) with the symbols of
/// missing figures in <c>…_symbol</c> beside it, and <c>…_reported</c> of <c>…_expected</c> where the number of reporters is known.
/// </summary>
public sealed class ParquetEncoder : ITableEncoder
{
    private const int MostDigits = 28;

    /// <inheritdoc />
    public string ContentType => "application/octet-stream";

    /// <inheritdoc />
    public string FileExtension => ".parquet";

    /// <inheritdoc />
    /// <exception cref="OverflowException">A measure whose figures together need more than 28 digits, which no decimal column holds exactly.</exception>
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var (metadata, metric) = (table.Metadata, table.Metadata.Metric);
        var grid = new TableGrid(table, new Placement(
            [.. metadata.Dimensions.Where(dimension => dimension != metric).Select(dimension => dimension.Id)], metric is null ? [] : [metric.Id]));

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string Unique(string name)
        {
            for (var candidate = name; ; candidate += "_") if (names.Add(candidate)) return candidate;
        }

        var columns = new List<(DataField Field, Func<ParquetRowGroupWriter, DataField, Task> Write)>();
        for (var d = 0; d < grid.Stub.Length; d++)
        {
            var (position, dimension) = (d, grid.Stub[d]);
            columns.Add((new DataField<string>(Unique(dimension.Label.In(options.Language))), (group, field) =>
                group.WriteAsync(field, Rows(grid, row => grid.RowCategories(row)[position].Code))));
            if (dimension == metadata.Time)
            {
                columns.Add((new DateTimeDataField(Unique("timestamp"), DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: true), (group, field) =>
                    group.WriteAsync<DateTime>(field, Rows(grid, row => Start(grid.RowCategories(row)[position].Code)), cancellationToken: cancellationToken)));
            }
        }

        for (var c = 0; c < grid.Columns; c++)
        {
            var column = c;
            var name = metric is null || grid.Columns == 1 ? "value" : $"{metric.Id}_{metric.Categories[c].Code}";
            var (precision, scale) = Digits(Rows(grid, row => grid[row, column].Value));
            columns.Add((new DecimalDataField(Unique(name), precision, scale, isNullable: true), (group, field) =>
                group.WriteAsync<decimal>(field, Rows(grid, row => grid[row, column].Value), cancellationToken: cancellationToken)));
            columns.Add((new DataField<string>(Unique(name + "_symbol")), (group, field) =>
                group.WriteAsync(field, Rows(grid, row => grid[row, column].Value is null ? grid[row, column].Status.Symbol() : null!))));
            if (table.Cells.Any(cell => cell.Reported is not null))
            {
                columns.Add((new DataField<int?>(Unique(name + "_reported")), (group, field) =>
                    group.WriteAsync<int>(field, Rows(grid, row => grid[row, column].Reported), cancellationToken: cancellationToken)));
                columns.Add((new DataField<int?>(Unique(name + "_expected")), (group, field) =>
                    group.WriteAsync<int>(field, Rows(grid, row => grid[row, column].Expected), cancellationToken: cancellationToken)));
            }
        }

        // The file's footer holds positions, which the library asks of the stream.
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => (Field)column.Field).ToArray()), file, cancellationToken: cancellationToken))
        {
            var description = new Dictionary<string, string>
            {
                ["id"] = metadata.Id,
                ["title"] = metadata.Title(options.Language),
                ["source"] = metadata.Source.In(options.Language),
            };
            if (metadata.Updated is { } updated) description.Add("updated", Wording.Instant(updated));
            writer.CustomMetadata = description;
            using var group = writer.CreateRowGroup();
            foreach (var (field, write) in columns) await write(group, field);
        }

        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }

    private static T[] Rows<T>(TableGrid grid, Func<int, T> value)
    {
        var rows = new T[grid.Rows];
        for (var row = 0; row < rows.Length; row++) rows[row] = value(row);
        return rows;
    }

    private static DateTime? Start(string period) =>
        PeriodCode.FirstDay(period)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static (int Precision, int Scale) Digits(decimal?[] figures)
    {
        var (whole, scale) = (1, 0);
        foreach (var figure in figures.OfType<decimal>())
        {
            scale = Math.Max(scale, figure.Scale);
            whole = Math.Max(whole, Wording.Text(decimal.Truncate(Math.Abs(figure))).Length);
        }

        return whole + scale <= MostDigits
            ? (whole + scale, scale)
            : throw new OverflowException($"The figures need {whole} digits before the point and {scale} after it: more than {MostDigits} together.");
    }
}
