using Kkr.Testing.History;

namespace Kkr.Simulation;

/// <summary>A checker that never finds anything proves nothing: each of these bugs it has to name.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int Seeds = 300;

    [Theory]
    [InlineData(PlantedBug.AckBeforeCommit, ViolationKind.Loss)]
    [InlineData(PlantedBug.MissingFence, ViolationKind.BrokenOrder)]
    [InlineData(PlantedBug.FalseSession, ViolationKind.BrokenOrder)]
    [InlineData(PlantedBug.LostPush, ViolationKind.WrongTable)]
    [InlineData(PlantedBug.DoubledRetry, ViolationKind.DoubleCount)]
    [InlineData(PlantedBug.DroppedCorrection, ViolationKind.WrongTable)]
    [InlineData(PlantedBug.OtherReceipt, ViolationKind.WrongReceipt)]
    [InlineData(PlantedBug.RecordedRefusal, ViolationKind.Phantom)]
    [InlineData(PlantedBug.StaleCache, ViolationKind.StaleRead)]
    [InlineData(PlantedBug.CountryMissesRegion, ViolationKind.WrongTable)]
    [InlineData(PlantedBug.Reorder, ViolationKind.BrokenOrder)]
    [InlineData(PlantedBug.TailLoss, ViolationKind.Loss)]
    [InlineData(PlantedBug.ZeroForMissing, ViolationKind.ZeroForMissing)]
    [InlineData(PlantedBug.AlteredContent, ViolationKind.Phantom)]
    [InlineData(PlantedBug.CountedTwice, ViolationKind.DoubleCount)]
    [InlineData(PlantedBug.OldReport, ViolationKind.WrongReport)]
    public void A_planted_bug_is_named(PlantedBug bug, ViolationKind expected)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            IReadOnlyList<Violation> violations;
            try
            {
                violations = Simulation.Run(seed, bug).Violations;
            }
            catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
            {
                // Some bugs also stop the cluster; they have to be named all the same.
                continue;
            }

            if (violations.FirstOrDefault(v => v.Kind == expected) is not { } found) continue;
            output.WriteLine($"{bug} is named with seed {seed}: {found}");
            Assert.Empty(Simulation.Run(seed).Violations);
            return;
        }

        Assert.Fail($"{bug} was not named as {expected} in {Seeds} seeds.");
    }
}
