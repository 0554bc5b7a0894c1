namespace Kkr.Catalogue;

/// <summary>What a record's attribute holds.</summary>
public enum AttributeKind
{
    /// <summary>One of the attribute's codes, or several; tables can be split by it.</summary>
    Code,

    /// <summary>A few words.</summary>
    Text,

    /// <summary>A day, <c>2020-09-01</c>.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A municipality's code.</summary>
    Municipality,

    /// <summary>A person or a firm: only a keyed hash of what is sent is ever kept (guarantee G9).</summary>
    Key,
}
