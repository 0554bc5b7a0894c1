using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Rights;

public sealed class ExercisedRightTests
{
    private static readonly AreaCode Own = Given.Area("851"), Neighbour = Given.Area("840");

    [Fact]
    public void Who_reports_uses_the_right_for_that_municipality()
    {
        Assert.Equal(new(Role.Reporter, "851"), ExercisedRight.ToReport(Of(Role.Reporter, Role.Approver, Role.Secretariat), Own));
        Assert.Equal(new(Role.Approver, "851"), ExercisedRight.ToReport(Of(Role.Approver, Role.Secretariat), Own));
        Assert.Equal(new(Role.Approver, "851"), ExercisedRight.ToApprove(Own));
    }

    [Fact]
    public void The_secretariat_acts_on_behalf_of_others_and_for_what_is_its_own_on_nobodys()
    {
        Assert.Equal(new(Role.Secretariat, null, "840"), ExercisedRight.ToReport(Of(Role.Reporter, Role.Secretariat), Neighbour));
        Assert.Equal(new(Role.Secretariat), ExercisedRight.ToReport(Of(Role.Secretariat), Own));
        Assert.Equal(new(Role.Secretariat), ExercisedRight.OfSecretariat(Of(Role.Secretariat)));
        Assert.Equal(new(Role.Secretariat, null, "fyn"), ExercisedRight.ToWorkFor(Of(Role.Secretariat), "fyn"));
    }

    [Fact]
    public void Teams_and_contract_reporters_use_their_own()
    {
        var caller = Of(Role.GrowthTeam, Role.ContractReporter);
        Assert.Equal(new(Role.GrowthTeam, "nordjylland"), ExercisedRight.ToWorkFor(caller, "nordjylland"));
        Assert.Equal(new(Role.ContractReporter), ExercisedRight.ToGiveEvidence(caller));
        Assert.Equal(new(Role.Secretariat), ExercisedRight.ToGiveEvidence(Of(Role.Secretariat)));
    }

    [Fact]
    public void What_nobody_asked_for_is_the_products_own_doing() =>
        Assert.Equal(ExercisedRight.System, ExercisedRight.OfSecretariat(Caller.System with { Roles = [Role.Secretariat] }));

    private static Caller Of(params string[] roles) => new("subject", [.. roles], [Own], ["nordjylland"]);
}
