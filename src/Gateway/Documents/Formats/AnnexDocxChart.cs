using System.Globalization;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Bars = DocumentFormat.OpenXml.Drawing.Charts.BarChart;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>A figure as a chart that Word draws: bars to the right, a group for each label.</summary>
internal static class AnnexDocxChart
{
    private const long WidthEmu = 6_120_000, BarEmu = 150_000, FrameEmu = 700_000, TallestEmu = 8_000_000;
    private const uint CategoryAxisId = 1, ValueAxisId = 2;

    /// <summary>The paragraph that shows it.</summary>
    /// <param name="main">The document it is part of.</param>
    /// <param name="chart">The figure.</param>
    /// <param name="number">Its number in the document, from 1.</param>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Of(MainDocumentPart main, AnnexChart chart, int number)
    {
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = new(new EditingLanguage { Val = "da-DK" }, new RoundedCorners { Val = false }, Drawn(chart));
        var height = Math.Min(TallestEmu, FrameEmu + (chart.Groups.Length * chart.Series.Length * BarEmu));
        return new(new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(new Wp.Inline(
            new Wp.Extent { Cx = WidthEmu, Cy = height },
            new Wp.DocProperties { Id = (uint)number, Name = $"Figur {number}", Description = chart.InWords },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            new Graphic(new GraphicData(new ChartReference { Id = main.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    private static C.Chart Drawn(AnnexChart chart)
    {
        var bars = new Bars(
            new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false });
        for (var at = 0; at < chart.Series.Length; at++) bars.Append(SeriesOf(chart, at));
        bars.Append(new GapWidth { Val = 60 }, new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        var drawn = new C.Chart(
            new AutoTitleDeleted { Val = true },
            new PlotArea(
                new Layout(), bars,
                // The first group stands at the top, as in the table.
                new CategoryAxis(
                    new AxisId { Val = CategoryAxisId }, new Scaling(new Orientation { Val = OrientationValues.MaxMin }), new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Left }, new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = ValueAxisId }),
                new ValueAxis(
                    new AxisId { Val = ValueAxisId }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }), new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Top }, new C.NumberingFormat { FormatCode = "#,##0.##", SourceLinked = false },
                    new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = CategoryAxisId })));
        if (chart.Series.Length > 1) drawn.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }));
        drawn.Append(new PlotVisibleOnly { Val = true });
        return drawn;
    }

    private static BarChartSeries SeriesOf(AnnexChart chart, int at)
    {
        var count = (uint)chart.Groups.Length;
        var names = new StringLiteral(new PointCount { Val = count });
        var values = new NumberLiteral(new FormatCode("General"), new PointCount { Val = count });
        for (var group = 0; group < chart.Groups.Length; group++)
        {
            names.Append(new StringPoint(new NumericValue(chart.Groups[group].Label)) { Index = (uint)group });
            if (chart.Groups[group].Values[at] is { } value)
                values.Append(new NumericPoint(new NumericValue(value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)group });
        }

        return new(
            new C.Index { Val = (uint)at }, new Order { Val = (uint)at }, new SeriesText(new NumericValue(chart.Series[at])),
            new ChartShapeProperties(new SolidFill(new RgbColorModelHex { Val = AnnexChart.Colours[at % AnnexChart.Colours.Length] })),
            new InvertIfNegative { Val = false },
            new DataLabels(
                new ShowLegendKey { Val = false }, new ShowValue { Val = true }, new ShowCategoryName { Val = false }, new ShowSeriesName { Val = false },
                new ShowPercent { Val = false }, new ShowBubbleSize { Val = false }),
            new CategoryAxisData(names), new Values(values));
    }
}
