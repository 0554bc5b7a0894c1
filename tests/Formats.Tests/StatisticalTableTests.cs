using System.Reflection;

namespace Kkr.Formats.Tests;

public sealed class StatisticalTableTests
{
    [Fact]
    public void A_table_has_as_many_cells_as_its_dimensions_say() =>
        Assert.Throws<ArgumentException>(() => new StatisticalTable(Apprentices.Metadata, [Cell.Of(1)]));

    [Fact]
    public void A_missing_cell_says_why() => Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Missing(CellStatus.Value));

    [Fact]
    public void A_copy_of_a_dimension_knows_its_own_categories()
    {
        Assert.Equal(0, Apprentices.Area.IndexOf("851"));

        var copy = Apprentices.Area with { Categories = [.. Apprentices.Area.Categories.Reverse()] };

        Assert.Equal(2, copy.IndexOf("851"));
        Assert.Equal(0, Apprentices.Area.IndexOf("851"));
        Assert.Equal(-1, copy.IndexOf("852"));
    }

    [Fact]
    public void No_figure_passes_through_a_floating_point_number()
    {
        var formats = typeof(StatisticalTable).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Kkr.Formats", StringComparison.Ordinal) == true).ToArray();
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = formats.SelectMany(type => type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []))));

        Assert.NotEmpty(formats);
        Assert.DoesNotContain(types, type => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(double) || plain == typeof(float)));
    }

    [Theory]
    [InlineData(TableFormat.JsonStat2)]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Px)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Html)]
    [InlineData(TableFormat.JsonPx)]
    [InlineData(TableFormat.Parquet)]
    public async Task A_client_that_has_gone_stops_the_encoder(TableFormat format)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            format.Encoder().WriteAsync(Apprentices.Table, EncodingOptions.Default, new AsyncOnlyStream(), cancelled.Token));
    }
}
