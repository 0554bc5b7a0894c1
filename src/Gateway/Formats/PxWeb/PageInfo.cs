namespace Kkr.Formats.PxWeb;

/// <summary>Where a page of tables stands among all of them.</summary>
/// <param name="PageNumber">This page, from 1.</param>
/// <param name="PageSize">The most tables on a page.</param>
/// <param name="TotalElements">All tables that match.</param>
/// <param name="TotalPages">All pages; at least one, which may be empty.</param>
/// <param name="Links">The next, previous and last page, where there are any.</param>
public sealed record PageInfo(int PageNumber, int PageSize, int TotalElements, int TotalPages, IReadOnlyList<Link> Links);
