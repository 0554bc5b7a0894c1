using System.Globalization;
using System.Text.Json;

namespace Kkr.Formats;

/// <summary>The part of a JSON-stat 2.0 data set that metadata and data have in common.</summary>
internal sealed class JsonStat2Dataset(Utf8JsonWriter json, TableMetadata metadata, Language language, Placement? placement)
{
    private (string Text, bool Mandatory)[] notes = [];

    public void WriteHead((string Text, bool Mandatory)[] tableNotes)
    {
        notes = tableNotes;
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", metadata.Title(language));
        json.WriteString("source", metadata.Source.In(language));
        // The specification has a bare date here; the instant stands in the extension.
        if (metadata.Updated is { } day) json.WriteString("updated", day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (notes.Length > 0) json.WriteStrings("note", notes.Select(note => note.Text));
        json.WriteStartObject("role");
        WriteRole("time", DimensionRole.Time);
        WriteRole("geo", DimensionRole.Geo);
        WriteRole("metric", DimensionRole.Metric);
        json.WriteEndObject();
        json.WriteStrings("id", metadata.Dimensions.Select(dimension => dimension.Id));
        json.WriteStartArray("size");
        foreach (var dimension in metadata.Dimensions) json.WriteNumberValue(dimension.Categories.Length);
        json.WriteEndArray();
    }

    public void WriteDimensions(Func<CodeList, string>? codeListLinks)
    {
        json.WriteStartObject("dimension");
        foreach (var dimension in metadata.Dimensions)
        {
            json.WriteStartObject(dimension.Id);
            json.WriteString("label", dimension.Label.In(language));
            if (dimension.Notes.Length > 0) json.WriteStrings("note", dimension.Notes.Select(note => note.Text.In(language)));
            WriteCategories(dimension);
            WriteDimensionExtension(dimension, codeListLinks);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Leaves the extension open for what only data has; the caller closes it.</summary>
    public void BeginExtension()
    {
        var layout = placement ?? Placement.Default(metadata);
        json.WriteStartObject("extension");
        WriteMandatory("noteMandatory", [.. notes.Select(note => note.Mandatory)]);
        json.WriteStartObject("px");
        json.WriteString("infofile", metadata.Id);
        json.WriteString("tableid", metadata.Id);
        json.WriteNumber("decimals", metadata.Decimals);
        json.WriteBoolean("official-statistics", false);
        json.WriteBoolean("aggregallowed", metadata.Metric?.Categories.All(category => category.Measure is not { Additive: false }) ?? true);
        json.WriteBoolean("copyright", false);
        json.WriteString("language", language.Code());
        json.WriteString("contents", metadata.Label.In(language));
        if (metadata.Description is { } description) json.WriteString("description", description.In(language));
        json.WriteBoolean("descriptiondefault", false);
        json.WriteStrings("heading", layout.Heading);
        json.WriteStrings("stub", layout.Stub);
        json.WriteString("matrix", metadata.Id);
        json.WriteString("subject-code", metadata.SubjectCode);
        json.WriteString("subject-area", metadata.Subject.In(language));
        json.WriteEndObject();
        json.WriteBoolean("discontinued", metadata.Discontinued);
        if (metadata.Time is { Categories: { IsEmpty: false } periods })
        {
            json.WriteString("firstPeriod", periods[0].Code);
            json.WriteString("lastPeriod", periods[^1].Code);
        }

        WriteContacts();
        if (metadata.Updated is { } instant) json.WriteString("updatedAt", Wording.Instant(instant));
    }

    private void WriteRole(string name, DimensionRole role)
    {
        var ids = metadata.Dimensions.Where(dimension => dimension.Role == role).Select(dimension => dimension.Id).ToArray();
        if (ids.Length > 0) json.WriteStrings(name, ids);
    }

    private void WriteCategories(Dimension dimension)
    {
        json.WriteStartObject("category");
        json.WriteStartObject("index");
        for (var i = 0; i < dimension.Categories.Length; i++) json.WriteNumber(dimension.Categories[i].Code, i);
        json.WriteEndObject();
        json.WriteStartObject("label");
        foreach (var category in dimension.Categories) json.WriteString(category.Code, category.Label.In(language));
        json.WriteEndObject();

        if (dimension.Categories.Any(category => category.Notes.Length > 0))
        {
            json.WriteStartObject("note");
            foreach (var category in dimension.Categories.Where(category => category.Notes.Length > 0))
                json.WriteStrings(category.Code, category.Notes.Select(note => note.Text.In(language)));
            json.WriteEndObject();
        }

        if (dimension.Role == DimensionRole.Metric) WriteUnits(dimension);
        json.WriteEndObject();
    }

    private void WriteUnits(Dimension dimension)
    {
        json.WriteStartObject("unit");
        foreach (var category in dimension.Categories.Where(category => category.Measure is not null))
        {
            json.WriteStartObject(category.Code);
            json.WriteString("base", category.Measure!.Unit.In(language));
            json.WriteNumber("decimals", category.Measure.Decimals);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDimensionExtension(Dimension dimension, Func<CodeList, string>? codeListLinks)
    {
        json.WriteStartObject("extension");
        json.WriteBoolean("elimination", dimension.Eliminable);
        if (dimension is { Eliminable: true, EliminationCode: { } code }) json.WriteString("eliminationValueCode", code);
        WriteMandatory("noteMandatory", [.. dimension.Notes.Select(note => note.Mandatory)]);
        var mandatory = dimension.Categories.Where(category => category.Notes.Any(note => note.Mandatory)).ToArray();
        if (mandatory.Length > 0)
        {
            json.WriteStartObject("categoryNoteMandatory");
            foreach (var category in mandatory) WriteMandatory(category.Code, [.. category.Notes.Select(note => note.Mandatory)]);
            json.WriteEndObject();
        }

        json.WriteString("show", dimension.Role == DimensionRole.Time ? "code" : "value");
        if (dimension.Role == DimensionRole.Metric) WriteMeasures(dimension);
        if (codeListLinks is not null) WriteCodeLists(dimension, codeListLinks);
        json.WriteEndObject();
    }

    private void WriteMeasures(Dimension dimension)
    {
        var measured = dimension.Categories.Where(category => category.Measure is not null).ToArray();
        if (measured.Any(category => category.Measure!.ReferencePeriod is not null))
        {
            json.WriteStartObject("refperiod");
            foreach (var category in measured)
                if (category.Measure!.ReferencePeriod is { } period) json.WriteString(category.Code, period.In(language));
            json.WriteEndObject();
        }

        json.WriteStartObject("measuringType");
        foreach (var category in measured) json.WriteString(category.Code, category.Measure!.Type.ToString());
        json.WriteEndObject();
    }

    private void WriteCodeLists(Dimension dimension, Func<CodeList, string> link)
    {
        json.WriteStartArray("codelists");
        foreach (var list in dimension.CodeLists)
        {
            json.WriteStartObject();
            json.WriteString("id", list.Id);
            json.WriteString("label", list.Label.In(language));
            json.WriteString("type", list.Type.ToString());
            json.WriteStartArray("links");
            json.WriteStartObject();
            json.WriteString("rel", "metadata");
            json.WriteString("hreflang", language.Code());
            json.WriteString("href", link(list));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteMandatory(string property, bool[] mandatory)
    {
        if (!mandatory.Contains(true)) return;
        json.WriteStartObject(property);
        for (var i = 0; i < mandatory.Length; i++)
            if (mandatory[i]) json.WriteBoolean(i.ToString(CultureInfo.InvariantCulture), true);
        json.WriteEndObject();
    }

    private void WriteContacts()
    {
        if (metadata.Contacts.IsEmpty) return;
        json.WriteStartArray("contact");
        foreach (var contact in metadata.Contacts)
        {
            json.WriteStartObject();
            json.WriteString("name", contact.Name);
            if (contact.Organization is { } organization) json.WriteString("organization", organization);
            if (contact.Phone is { } phone) json.WriteString("phone", phone);
            if (contact.Mail is { } mail) json.WriteString("mail", mail);
            json.WriteString("raw", string.Join(", ", new[] { contact.Name, contact.Organization, contact.Phone, contact.Mail }.Where(part => part is not null)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
