using Kkr.Catalogue;

namespace Kkr.Gateway.Reports.Imports;

public sealed class ImportKeyTests
{
    /// <summary>A file that was imported under an earlier release, and comes again, must be known: what its key is made of never changes.</summary>
    [Fact]
    public void The_key_of_a_content_is_the_same_in_every_release() => Assert.StartsWith("import-b9b94076dc2c80d9818861516a715f3eb36172fe420", ImportKey.Of(
        Kkr.Reports.ReportKey.Parse("851/voksenlaerlinge/2020"),
        new([new(3, [new("forsoergelse", "ledig")], 577.50m, null), new(4, [new("forsoergelse", "beskaeftiget")], null, "unknown")], true, "Rettet", [])
        {
            Sent = [ContentKind.Figures],
        }), StringComparison.Ordinal);
}
