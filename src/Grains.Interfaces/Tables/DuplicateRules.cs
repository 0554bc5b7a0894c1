using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Finds records that are the same case, by the key of their record type. Pure, and the same in any order of reports.</summary>
public static class DuplicateRules
{
    /// <summary>The name of a record among all of a data set: <c>851/vvv-match/2020M09/m1</c>.</summary>
    public static string NameOf(ReportKey report, Record record) => $"{report}/{record.Id}";

    /// <summary>The records that count, each case once, in the order of their reports.</summary>
    public static IEnumerable<(ReportKey Report, Record Record)> Counted(
        DataSetDefinition definition, IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision> decisions)
    {
        var all = All(reports);
        if (definition.Record is not { DuplicateKey.IsEmpty: false } type) return all;
        return all.GroupBy(r => KeyOf(definition.Id, type, r.Record))
            .SelectMany(g => g.Key is null ? g : new DuplicateGroup(g.Key, [.. g], decisions.GetValueOrDefault(g.Key)).Counted);
    }

    /// <summary>Every key that more than one record has, in the order of keys.</summary>
    public static ImmutableArray<DuplicateGroup> Groups(
        DataSetDefinition definition, IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision> decisions)
    {
        if (definition.Record is not { DuplicateKey.IsEmpty: false } type) return [];
        return [.. All(reports).GroupBy(r => KeyOf(definition.Id, type, r.Record)).Where(g => g.Key is not null && g.Skip(1).Any())
            .Select(g => new DuplicateGroup(g.Key!, [.. g], decisions.GetValueOrDefault(g.Key!))).OrderBy(g => g.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// A random sample of the records that count, the same for the same seed and the same records: each record's place in
    /// it follows from the seed and its own name, so that one more record changes little.
    /// </summary>
    public static ImmutableArray<(ReportKey Report, Record Record)> Sample(
        DataSetDefinition definition, IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision> decisions, string seed, int size) =>
        [.. Counted(definition, reports, decisions)
            .Select(r => (Record: r, Draw: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{NameOf(r.Report, r.Record)}")))))
            .OrderBy(r => r.Draw, StringComparer.Ordinal).Take(size).Select(r => r.Record)];

    private static IEnumerable<(ReportKey Report, Record Record)> All(IEnumerable<Report> reports) =>
        reports.Where(r => r.Counts).OrderBy(r => r.Key.Period).ThenBy(r => r.Key.Reporter).SelectMany(r => r.Records.Select(record => (r.Key, record)));

    private static string? KeyOf(string dataSet, RecordType type, Record record)
    {
        var text = new StringBuilder(dataSet);
        foreach (var attribute in type.DuplicateKey)
        {
            if (record[attribute] is not { } value) return null;
            text.Append('\n').Append(attribute).Append('=').Append(value.Trim().ToUpperInvariant());
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
