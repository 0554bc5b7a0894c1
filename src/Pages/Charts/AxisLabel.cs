using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kkr.Pages.Charts;

/// <summary>A label on an axis: SVG's text element, whose name Razor keeps for itself.</summary>
public sealed class AxisLabel : ComponentBase
{
    /// <summary>Where, from the left.</summary>
    [Parameter, EditorRequired]
    public string X { get; set; } = "";

    /// <summary>Where, from the top.</summary>
    [Parameter, EditorRequired]
    public string Y { get; set; } = "";

    /// <summary>How far below that, in pixels.</summary>
    [Parameter]
    public int Down { get; set; }

    /// <summary>Where the label lies of that point: start or middle.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public string Says { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", "axis");
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dy", Down);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddContent(6, Says);
        builder.CloseElement();
    }
}
