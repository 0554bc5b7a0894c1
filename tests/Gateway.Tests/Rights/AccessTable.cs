namespace Kkr.Gateway.Tests.Rights;

/// <summary>
/// Who may use which endpoint, as the contract says it: written down here a second time, and on purpose not taken from the
/// gateway. A role with @ may only for the municipality or the team that the address names and its claims hold; * is
/// everybody, + whoever is signed in.
/// </summary>
internal static class AccessTable
{
    private const string Rules = """
        # Published tables, the catalogue, region overviews
        GET    /api/v1/municipalities                                              *
        GET    /api/v1/regions                                                     *
        GET    /api/v1/regions/{code}                                              *
        GET    /api/v1/regions/{code}/stream                                       *
        GET    /api/v1/regions/{code}/aggregates/{dataSet}                         *
        GET    /api/v1/data-sets                                                   *
        GET    /api/v1/data-sets/{id}                                              *
        GET    /api/v1/data-sets/{id}/versions                                     *
        GET    /api/v1/data-sets/{id}/template                                     *
        GET    /api/v1/data-sets/{id}/periods/{period}                             *
        GET    /api/v1/data-sets/{id}/publications                                 *
        GET    /api/v1/initiatives                                                 *
        GET    /api/pxwebapi/v2/config                                             *
        GET    /api/pxwebapi/v2/tables                                             *
        GET    /api/pxwebapi/v2/tables/{id}                                        *
        GET    /api/pxwebapi/v2/tables/{id}/defaultselection                       *
        GET    /api/pxwebapi/v2/tables/{id}/metadata                               *
        GET    /api/pxwebapi/v2/tables/{id}/data                                   *
        POST   /api/pxwebapi/v2/tables/{id}/data                                   *
        GET    /api/pxwebapi/v2/codelists/{id}                                     *
        POST   /api/pxwebapi/v2/savedqueries                                       *
        GET    /api/pxwebapi/v2/savedqueries/{id}                                  *
        GET    /api/pxwebapi/v2/savedqueries/{id}/selection                        *
        GET    /api/pxwebapi/v2/savedqueries/{id}/data                             *
        GET    /api/statbank/v1/subjects                                           *
        POST   /api/statbank/v1/subjects                                           *
        GET    /api/statbank/v1/subjects/{ids}                                     *
        POST   /api/statbank/v1/subjects/{ids}                                     *
        GET    /api/statbank/v1/tables                                             *
        POST   /api/statbank/v1/tables                                             *
        GET    /api/statbank/v1/tableinfo                                          *
        POST   /api/statbank/v1/tableinfo                                          *
        GET    /api/statbank/v1/tableinfo/{table}                                  *
        POST   /api/statbank/v1/tableinfo/{table}                                  *
        GET    /api/statbank/v1/data                                               *
        POST   /api/statbank/v1/data                                               *
        GET    /api/statbank/v1/data/{table}                                       *
        GET    /api/statbank/v1/data/{table}/{format}                              *

        # Reports
        GET    /api/v1/municipalities/{code}                                       reporter@ approver@ secretariat
        POST   /api/v1/municipalities/{code}/submissions                           reporter@ approver@ secretariat
        GET    /api/v1/municipalities/{code}/reports/{dataSet}/{period}            reporter@ approver@ secretariat
        GET    /api/v1/municipalities/{code}/reports/{dataSet}/{period}/history    reporter@ approver@ secretariat
        PUT    /api/v1/municipalities/{code}/reports/{dataSet}/{period}/draft      reporter@ approver@ secretariat
        DELETE /api/v1/municipalities/{code}/reports/{dataSet}/{period}/draft      reporter@ approver@ secretariat
        POST   /api/v1/municipalities/{code}/reports/{dataSet}/{period}/withdraw   reporter@ approver@ secretariat
        POST   /api/v1/municipalities/{code}/reports/{dataSet}/{period}/approve    approver@
        POST   /api/v1/municipalities/{code}/reports/{dataSet}/{period}/lock       secretariat
        POST   /api/v1/municipalities/{code}/reports/{dataSet}/{period}/reopen     secretariat
        POST   /api/v1/regions/{code}/submissions                                  secretariat
        GET    /api/v1/regions/{code}/reports/{dataSet}/{period}                   secretariat
        GET    /api/v1/regions/{code}/reports/{dataSet}/{period}/history           secretariat
        PUT    /api/v1/regions/{code}/reports/{dataSet}/{period}/draft             secretariat
        DELETE /api/v1/regions/{code}/reports/{dataSet}/{period}/draft             secretariat
        POST   /api/v1/regions/{code}/reports/{dataSet}/{period}/withdraw          secretariat
        POST   /api/v1/regions/{code}/reports/{dataSet}/{period}/lock              secretariat
        POST   /api/v1/regions/{code}/reports/{dataSet}/{period}/reopen            secretariat
        POST   /api/v1/submissions/import                                          reporter approver secretariat
        GET    /api/v1/obligations/overdue                                         secretariat
        GET    /api/v1/ledger/verify                                               operator

        # Data sets, deadlines, locking, publishing
        PUT    /api/v1/data-sets/{id}                                              secretariat
        PUT    /api/v1/data-sets/{id}/periods/{period}                             secretariat
        POST   /api/v1/data-sets/{id}/periods/{period}/lock                        secretariat
        POST   /api/v1/data-sets/{id}/periods/{period}/reopen                      secretariat
        POST   /api/v1/data-sets/{id}/publications                                 secretariat
        GET    /api/v1/data-sets/{id}/duplicates                                   secretariat
        POST   /api/v1/data-sets/{id}/duplicates/{key}/decision                    secretariat
        GET    /api/v1/data-sets/{id}/sample                                       secretariat

        # Result contracts; municipalities read what is endorsed
        GET    /api/v1/result-contracts                                            contract-reporter secretariat reporter approver
        GET    /api/v1/result-contracts/{id}                                       contract-reporter secretariat reporter approver
        GET    /api/v1/result-contracts/{id}/assessment                            contract-reporter secretariat reporter approver
        GET    /api/v1/result-contracts/{id}/history                               contract-reporter secretariat reporter approver
        PUT    /api/v1/result-contracts/{id}                                       secretariat
        POST   /api/v1/result-contracts/{id}/goals/{number}/evidence               contract-reporter secretariat
        POST   /api/v1/result-contracts/{id}/endorse                               secretariat
        POST   /api/v1/result-contracts/{id}/reopen                                secretariat
        POST   /api/v1/result-contracts/{id}/next-year                             secretariat

        # Growth teams
        GET    /api/v1/growth-teams                                                growth-team secretariat
        GET    /api/v1/growth-teams/summary                                        growth-team secretariat
        GET    /api/v1/growth-teams/{id}                                           growth-team@ secretariat
        GET    /api/v1/growth-teams/{id}/history                                   growth-team@ secretariat
        PUT    /api/v1/growth-teams/{id}                                           secretariat
        POST   /api/v1/growth-teams/{id}/recommendations                           growth-team@ secretariat
        PATCH  /api/v1/growth-teams/{id}/recommendations/{number}                  growth-team@ secretariat
        POST   /api/v1/growth-teams/{id}/submit                                    growth-team@ secretariat

        # Framework agreements, campaigns
        GET    /api/v1/agreements                                                  reporter approver secretariat
        GET    /api/v1/agreements/{id}                                             reporter approver secretariat
        GET    /api/v1/agreements/{id}/history                                     reporter approver secretariat
        PUT    /api/v1/agreements/{id}                                             secretariat
        POST   /api/v1/agreements/{id}/follow-ups                                  secretariat
        POST   /api/v1/agreements/{id}/supervision-reports                         reporter approver secretariat
        PUT    /api/v1/agreements/{id}/providers/{municipality}                    reporter@ approver@ secretariat
        GET    /api/v1/campaigns                                                   +
        GET    /api/v1/campaigns/{id}                                              +
        GET    /api/v1/campaigns/{id}/history                                      secretariat
        PUT    /api/v1/campaigns/{id}                                              secretariat

        # Annexes: as what they are drawn from
        GET    /api/v1/documents/result-contract                                   contract-reporter secretariat reporter approver
        GET    /api/v1/documents/campaign                                          +
        GET    /api/v1/documents/programme                                         +
        GET    /api/v1/documents/agreement                                         reporter approver secretariat
        GET    /api/v1/documents/growth-teams                                      growth-team secretariat
        GET    /api/v1/documents/sosu                                              *
        GET    /api/v1/reconciliation                                              *
        GET    /api/v1/reconciliation/{document}                                   *
        """;

    /// <summary>What the API's description leaves out.</summary>
    private const string Beside = """
        GET    /                                                                   *
        GET    /health/live                                                        *
        GET    /health/ready                                                       *
        GET    /openapi/v1.json                                                    *
        GET    /docs/                                                              *
        GET    /docs/scalar.js                                                     *
        GET    /docs/scalar.aspnetcore.js                                          *
        GET    /docs/favicon.svg                                                   *
        GET    /metrics                                                            operator
        GET    /dashboard/                                                         operator
        GET    /dashboard/DashboardCounters                                        operator
        """;

    /// <summary>Every endpoint of the API's description, and who may use it.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), string[]> Described { get; } = Read(Rules);

    /// <summary>Addresses beside it, and who may use them.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), string[]> Undescribed { get; } = Read(Beside);

    private static Dictionary<(string Method, string Path), string[]> Read(string rules) => rules.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => (words[0], words[1]), words => words[2..]);
}
