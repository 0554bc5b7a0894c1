using System.Collections.Immutable;
using Kkr.Campaigns;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Rights;

namespace Kkr.Gateway.Campaigns;

/// <summary>The sums that campaigns are held against, from the gateway's copies of the regional tables.</summary>
internal sealed class CampaignFigures(KnownDataSets dataSets, TableCopies tables, TableContents contents)
{
    /// <summary>
    /// The sums as a caller may see them: all that is submitted for those of the region, what is published for others. A
    /// sum of a data set that is not there, or that holds several measures of which none was chosen, is not known.
    /// </summary>
    public async Task<ImmutableArray<CampaignFigure>> ReadAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var region = campaign.Terms.Region;
        var figures = ImmutableArray.CreateBuilder<CampaignFigure>(campaign.Needs.Length);
        foreach (var key in campaign.Needs)
        {
            if (await dataSets.FindAsync(key.DataSet, cancellationToken) is not { Definition: var definition } dataSet)
            {
                figures.Add(new(key, null, 0, 0));
                continue;
            }

            var open = caller.SeesSubmittedFiguresOf(region) ? null : await contents.ReadPublishedAsync(dataSet, null, cancellationToken);
            var source = open is not null
                ? OpenTables.In(open, region)
                : new Kkr.Tables.IndicatorSource(definition, (await tables.ReadAsync(new(region, key.DataSet), [], cancellationToken)).Table, dataSet.Decisions);
            var at = key.At.Codes.ToImmutableDictionary(c => c.Key, c => ImmutableHashSet.Create(StringComparer.Ordinal, c.Value));
            var rows = AggregateRules.Answer(
                source, ImmutableDictionary<string, Kkr.Tables.IndicatorSource>.Empty,
                new(region, [key.Period], false, [], at), open is null ? null : new(open, ImmutableDictionary<string, TableContent>.Empty)).Rows;
            figures.Add(rows is [var row]
                ? new(key, row.Value, row.Municipalities, row.Expected)
                : new(key, null, 0, definition.Reporting.ExpectedIn(region).Count()));
        }

        return figures.MoveToImmutable();
    }
}
