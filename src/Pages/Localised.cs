using System.Globalization;
using Kkr.Pages.Session;
using Kkr.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace Kkr.Pages;

/// <summary>A part of a page, written in the visitor's language.</summary>
public abstract class Localised : ComponentBase
{
    /// <summary>Who looks at it.</summary>
    [CascadingParameter]
    public Visitor Visitor { get; set; } = default!;

    /// <summary>A text in the visitor's language.</summary>
    protected string T(Phrase phrase) => phrase.In(Visitor.Language);

    /// <summary>A text with something put in.</summary>
    protected string T(Phrase phrase, params object?[] values) => string.Format(CultureInfo.InvariantCulture, phrase.In(Visitor.Language), values);

    /// <summary>A number as the visitor writes it.</summary>
    protected string N(decimal? value) => Written.Number(value, Visitor.Language);

    /// <summary>A day as the visitor writes it.</summary>
    protected string D(DateOnly? day) => Written.Day(day, Visitor.Language);

    /// <summary>A period as people call it.</summary>
    protected string P(string period) => Written.Period(period, Visitor.Language);

    /// <summary>A moment as the visitor writes it.</summary>
    protected string M(DateTimeOffset? moment) => Written.Moment(moment, Visitor.Language);
}
