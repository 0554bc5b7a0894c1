using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Rights;

public sealed class CallerTests
{
    private static readonly AreaCode Own = Given.Area("851"), Neighbour = Given.Area("840"), Elsewhere = Given.Area("101");
    private static readonly AreaCode Region = Given.Area("081"), OtherRegion = Given.Area("084");

    /// <summary>The table of api.md: who may do what for the municipality in the claim, and for another.</summary>
    [Theory]
    [InlineData(Role.Reporter, true, false, false, false, true)]
    [InlineData(Role.Approver, true, true, false, false, true)]
    [InlineData(Role.Secretariat, true, false, true, false, true)]
    [InlineData(Role.ContractReporter, false, false, false, false, false)]
    [InlineData(Role.GrowthTeam, false, false, false, false, false)]
    [InlineData(Role.Operator, false, false, false, false, false)]
    [InlineData("unknown", false, false, false, false, false)]
    public void A_role_gives_its_rights_and_no_more(string role, bool reports, bool approves, bool reportsForOthers, bool approvesForOthers, bool sees)
    {
        var caller = new Caller("subject", [role], [Own], []);
        Assert.Equal(reports, caller.MayReportFor(Own));
        Assert.Equal(approves, caller.MayApproveFor(Own));
        Assert.Equal(reportsForOthers, caller.MayReportFor(Neighbour));
        Assert.Equal(approvesForOthers, caller.MayApproveFor(Neighbour));
        Assert.Equal(sees, caller.SeesSubmittedFiguresOf(Region));
        Assert.Equal(role == Role.Secretariat, caller.SeesSubmittedFiguresOf(AreaCode.Country));
        Assert.Equal(role == Role.Secretariat, caller.SeesSubmittedFiguresOf(OtherRegion));
        Assert.Equal(role is not (Role.Reporter or Role.Approver), caller.ActsOnBehalfOf(Own));
        Assert.True(caller.ActsOnBehalfOf(Elsewhere));
        Assert.Equal(role == Role.Secretariat, caller.IsSecretariat);
        Assert.Equal(role == Role.Operator, caller.IsOperator);
    }

    [Fact]
    public void What_regions_and_the_country_report_is_the_secretariats()
    {
        var claims = new Caller("subject", [Role.Reporter, Role.Approver], [Region, AreaCode.Country, Own], []);
        Assert.All([Region, AreaCode.Country], area => Assert.False(claims.MayReportFor(area) || claims.MayApproveFor(area)));
        Assert.All([Region, AreaCode.Country], area => Assert.True(new Caller("s", [Role.Secretariat], [], []).MayReportFor(area)));
        Assert.False(new Caller("subject", [Role.Reporter], [OtherRegion], []).SeesSubmittedFiguresOf(OtherRegion));
    }

    [Fact]
    public void Who_reports_in_every_region_sees_the_whole_country()
    {
        var all = Areas.Municipalities.Select(m => m.Code).ToArray();
        Assert.True(new Caller("s", [Role.Reporter], [.. all], []).SeesSubmittedFiguresOf(AreaCode.Country));
        Assert.False(new Caller("s", [Role.Reporter], [.. all.Where(c => !Areas.Municipalities.Single(m => m.Code == c).Region.Equals(Region))], [])
            .SeesSubmittedFiguresOf(AreaCode.Country));
    }

    [Fact]
    public void Nobody_in_particular_may_nothing()
    {
        Assert.True(Caller.Anonymous.IsAnonymous);
        Assert.False(Caller.Anonymous.MayReportFor(Own) || Caller.Anonymous.MayApproveFor(Own) || Caller.Anonymous.SeesSubmittedFiguresOf(Region));
    }

    [Fact]
    public void Roles_are_written_exactly() => Assert.False(new Caller("s", ["Reporter"], [Own], []).MayReportFor(Own));

    [Theory]
    [InlineData("a", true)]
    [InlineData("~!", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("æ", false)]
    [InlineData("a\n", false)]
    public void A_command_id_is_visible_ASCII(string? text, bool isId) => Assert.Equal(isId, CommandContext.IsId(text));

    [Fact]
    public void A_command_id_has_100_characters_at_most()
    {
        Assert.True(CommandContext.IsId(new string('x', 100)));
        Assert.False(CommandContext.IsId(new string('x', 101)));
    }
}
