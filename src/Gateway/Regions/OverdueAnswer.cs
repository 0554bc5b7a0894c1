using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Regions;
using Kkr.Reports;

namespace Kkr.Gateway.Regions;

/// <summary>What is owed past its deadline, as clients read it.</summary>
/// <param name="Overdue">One row a report.</param>
internal sealed record OverdueAnswer(IReadOnlyList<OverdueAnswer.Row> Overdue)
{
    /// <summary>What clients read of what is overdue.</summary>
    public static OverdueAnswer Of(IEnumerable<OverdueObligation> overdue) => new([.. overdue.Select(Row.Of)]);

    /// <summary>A report that is owed.</summary>
    /// <param name="Code">Who owes it.</param>
    /// <param name="Name">That one's name.</param>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Deadline">The last timely day.</param>
    /// <param name="DaysLate">How many days ago that was.</param>
    /// <param name="NoticedAt">When the reminder noticed it; null while it has not yet.</param>
    internal sealed record Row(
        AreaCode Code, string Name, string DataSet, Text Title, Period Period, DateOnly Deadline, int DaysLate, DateTimeOffset? NoticedAt)
    {
        /// <summary>What clients read of a report that is owed.</summary>
        public static Row Of(OverdueObligation o) => new(
            o.Report.Reporter, Areas.NameOf(o.Report.Reporter), o.Report.DataSet, o.Title, o.Report.Period, o.Deadline, o.DaysLate, o.NoticedAt);
    }
}
