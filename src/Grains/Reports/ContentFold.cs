using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>How records and answers add up and differ. Pure.</summary>
internal static class ContentFold
{
    /// <summary>Records with others set among them, by id.</summary>
    public static ImmutableArray<Record> Merge(ImmutableArray<Record> records, ImmutableArray<Record> set, bool replace)
    {
        if (replace || records.IsEmpty) return set;
        if (set.IsEmpty) return records;
        var merged = new SortedDictionary<string, Record>(StringComparer.Ordinal);
        foreach (var record in records) merged[record.Id] = record;
        foreach (var record in set) merged[record.Id] = record;
        return [.. merged.Values];
    }

    /// <summary>Answers with others among them: a question that is answered anew loses its earlier choices.</summary>
    public static ImmutableArray<GivenAnswer> Merge(ImmutableArray<GivenAnswer> answers, ImmutableArray<GivenAnswer> set, bool replace)
    {
        if (replace || answers.IsEmpty) return set;
        var anew = set.Select(a => a.Question).ToHashSet(StringComparer.Ordinal);
        return [.. answers.Where(a => !anew.Contains(a.Question)).Concat(set).Order()];
    }

    /// <summary>What differs between two states of a report.</summary>
    public static ReportChanges Changes(Report before, Report after)
    {
        if (before.Records.IsEmpty && after.Records.IsEmpty && before.Answers.IsEmpty && after.Answers.IsEmpty) return ReportChanges.None;
        var (was, now) = (before.Records.ToDictionary(r => r.Id, StringComparer.Ordinal), after.Records.ToDictionary(r => r.Id, StringComparer.Ordinal));
        var (said, says) = (before.Answers.ToLookup(a => a.Question, a => a.Choice), after.Answers.ToLookup(a => a.Question, a => a.Choice));
        return new(
            [.. was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new RecordChange(id, was.GetValueOrDefault(id), now.GetValueOrDefault(id))).Where(c => c.From != c.To)],
            [.. said.Select(q => q.Key).Union(says.Select(q => q.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(q => !said[q].SequenceEqual(says[q])).Select(q => new AnswerChange(q, [.. said[q]], [.. says[q]]))]);
    }
}
