using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Gateway.Catalogue;

/// <summary>A period of a data set as clients read it.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Opens">The first day on which it can be reported.</param>
/// <param name="Deadline">The last timely day.</param>
/// <param name="Published">Whether everybody may see its figures.</param>
/// <param name="Lock">Why it is closed to change; null when it is not.</param>
internal sealed record PeriodAnswer(string DataSet, Period Period, DateOnly Opens, DateOnly Deadline, bool Published, LockAnswer? Lock)
{
    /// <summary>What clients read of a period.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="period">The period.</param>
    /// <param name="withReason">Whether the reader may see why it is locked: people's own words are never published.</param>
    public static PeriodAnswer Of(DataSet dataSet, Period period, bool withReason)
    {
        var terms = dataSet.TermsOf(period);
        return new(
            dataSet.Definition.Id, period, terms.Opens, terms.Deadline, dataSet.Published.Contains(period),
            terms.Lock is { } locked ? LockAnswer.Of(locked, withReason) : null);
    }
}
