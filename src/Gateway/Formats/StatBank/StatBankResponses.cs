namespace Kkr.Formats.StatBank;

/// <summary>The answers of the StatBank interface about subjects and tables, made from tables' metadata.</summary>
public static class StatBankResponses
{
    /// <summary>The subjects of the tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="withTables">Whether each subject lists its tables.</param>
    public static IReadOnlyList<StatBankSubject> Subjects(IEnumerable<TableMetadata> tables, Language language, bool withTables = false) =>
    [
        .. tables.GroupBy(table => table.SubjectCode, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new StatBankSubject(group.Key, group.First().Subject.In(language), group.Any(table => !table.Discontinued), false, [])
            {
                Tables = withTables ? [.. group.Select(table => Table(table, language))] : null,
            }),
    ];

    /// <summary>A table in the list.</summary>
    public static StatBankTable Table(TableMetadata table, Language language)
    {
        var periods = table.Time?.Categories ?? [];
        return new(
            table.Id,
            table.Label.In(language),
            Unit(table, language),
            Updated(table),
            periods.IsEmpty ? null : periods[0].Code,
            periods.IsEmpty ? null : periods[^1].Code,
            !table.Discontinued,
            [.. Variables(table).Select(dimension => dimension.Label.In(language))]);
    }

    /// <summary>A table with its variables.</summary>
    public static StatBankTableInfo TableInfo(TableMetadata table, Language language) => new(
        table.Id,
        table.Label.In(language),
        table.Title(language),
        Unit(table, language),
        CellStatus.Confidential.Symbol(),
        Updated(table),
        !table.Discontinued,
        [.. table.Contacts.Select(contact => new StatBankContact(contact.Name, contact.Phone, contact.Mail))],
        table.Notes.IsEmpty ? null : new(string.Join('\n', table.Notes.Select(note => note.Text.In(language))), table.Notes.Any(note => note.Mandatory)),
        [
            .. Variables(StatBankView.Of(table)).Select(dimension => new StatBankVariable(
                dimension.Id,
                dimension.Label.In(language),
                dimension.Eliminable,
                dimension.Role == DimensionRole.Time,
                [.. dimension.Categories.Select(category => new StatBankValue(category.Code, category.Label.In(language)))])),
        ]);

    // A single measure is not something to choose, and StatBank has no variable for it.
    private static IEnumerable<Dimension> Variables(TableMetadata table) =>
        table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Metric || dimension.Categories.Length > 1);

    private static string Unit(TableMetadata table, Language language) =>
        table.Measures.FirstOrDefault()?.Unit.In(language) ?? "-";

    // StatBank's own times have no zone; theirs are Danish, these are UTC and say so.
    private static string? Updated(TableMetadata table) => table.Updated is { } updated ? Wording.Instant(updated) : null;
}
