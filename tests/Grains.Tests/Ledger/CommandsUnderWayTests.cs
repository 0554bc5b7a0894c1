using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Kkr.Ledger;

/// <summary>Copies of a command take turns, whatever else is under way and in whatever order things end (guarantee G2).</summary>
public sealed class CommandsUnderWayTests
{
    private static readonly Gen<(string Scope, string Id, int Ends)> Steps =
        from scope in Gen.Elements("reporter/851", "reporter/840")
        from id in Gen.Elements("a", "b", "c")
        from ends in Gen.Choose(0, 100)
        select (scope, id, ends);

    [Property(MaxTest = 300)]
    public Property A_copy_has_its_turn_when_the_one_before_it_is_over() => Prop.ForAll(
        Gen.ListOf(Steps).ToArbitrary(), steps => Check([.. steps]));

    [Fact]
    public void Only_a_command_whose_entry_was_handed_on_is_proposed()
    {
        CommandsUnderWay commands = default;
        var copy = commands.Begin("reporter/851", "a");
        Assert.False(commands.IsProposed("reporter/851", "a"));
        copy.IsProposed = true;
        Assert.True(commands.IsProposed("reporter/851", "a"));
        Assert.False(commands.IsProposed("reporter/851", "b"));
        Assert.False(commands.IsProposed("reporter/840", "a"));
        commands.End(copy);
        Assert.False(commands.IsProposed("reporter/851", "a"));
    }

    private static void Check(IReadOnlyList<(string Scope, string Id, int Ends)> steps)
    {
        CommandsUnderWay commands = default;
        var underWay = new List<(CommandUnderWay Copy, string Scope, string Id)>();
        foreach (var (scope, id, ends) in steps)
        {
            underWay.Add((commands.Begin(scope, id), scope, id));
            AssertTurns();
            if (ends % 2 == 0) continue;
            // Only who has the turn can be over: the others wait.
            var ready = underWay.Where(c => c.Copy.Turn.IsCompleted).ToList();
            var over = ready[ends % ready.Count];
            over.Copy.IsProposed = true;
            Assert.True(commands.IsProposed(over.Scope, over.Id));
            commands.End(over.Copy);
            underWay.Remove(over);
            Assert.False(commands.IsProposed(over.Scope, over.Id));
            AssertTurns();
        }

        // Of each command the first copy that is not over has its turn, and no other one.
        void AssertTurns() => Assert.All(underWay.GroupBy(c => (c.Scope, c.Id)), copies =>
            Assert.Equal(copies.Select((_, i) => i == 0), copies.Select(c => c.Copy.Turn.IsCompleted)));
    }
}
