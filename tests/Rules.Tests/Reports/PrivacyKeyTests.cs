using Kkr.Catalogue;
using Kkr.Gateway.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kkr.Reports;

/// <summary>Nothing behind the gateway sees who a person or a firm is (guarantee G9).</summary>
public sealed class PrivacyKeyTests
{
    private static readonly DataSetDefinition Definition = CatalogueFiles.Definition("vvv-match");

    private static readonly PrivacyKey Key = new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Privacy:Key", Convert.ToBase64String(new byte[KeyedHash.MinKeyBytes]))]).Build(),
        NullLogger<PrivacyKey>.Instance);

    [Fact]
    public void A_person_is_kept_as_a_digest()
    {
        var kept = Protected("Bo");
        Assert.Empty(kept.Faults);
        Assert.Equal(GivenContent.Hash("kandidat", "Bo"), TextOf(kept));
    }

    [Fact]
    public void A_civil_registration_number_is_a_fault()
    {
        var fault = Assert.Single(Protected("Bo 010190-1234").Faults);
        Assert.Equal(("/records/0/kandidat", "no-civil-registration-number"), (fault.Path, fault.Rule));
    }

    [Fact]
    public void A_digest_that_is_sent_back_stays_as_it_is_even_where_its_digits_look_like_a_civil_registration_number()
    {
        var digest = Enumerable.Range(0, 100_000).Select(i => GivenContent.Hash("kandidat", $"Bo {i}")).First(CivilRegistration.IsIn);
        var kept = Protected(digest);
        Assert.Empty(kept.Faults);
        Assert.Equal(digest, TextOf(kept));
    }

    private static Submission Protected(string candidate) =>
        Key.Protect(Definition, GivenContent.Records(new SubmittedRecord(0, "1", [new("kandidat", [candidate])])))!;

    private static string TextOf(Submission submission) => Assert.Single(Assert.Single(Assert.Single(submission.Records).Values).Texts);
}
