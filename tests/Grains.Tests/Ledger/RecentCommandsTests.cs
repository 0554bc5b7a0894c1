using System.Globalization;

namespace Kkr.Ledger;

/// <summary>What a stream keeps in memory of the commands that it carried out.</summary>
public sealed class RecentCommandsTests
{
    [Fact]
    public void The_last_ones_are_known_and_the_oldest_make_room()
    {
        var recent = new RecentCommands();
        Assert.False(recent.MayHold("scope", "c1"));
        for (var i = 1; i <= RecentCommands.Most + 3; i++) recent.Add("scope", Id(i), i);
        for (var i = 1; i <= RecentCommands.Most + 3; i++)
        {
            Assert.Equal(i > 3, recent.MayHold("scope", Id(i)));
            Assert.Equal(i > 3, recent.Recorded(i));
        }

        Assert.False(recent.MayHold("other", Id(10)));
        Assert.Equal(RecentCommands.Most + 3, recent.Newest);
    }

    [Fact]
    public void A_command_is_kept_once_and_one_of_another_stream_stands_for_no_entry_of_this_one()
    {
        var recent = new RecentCommands();
        recent.AddKnown("scope", "elsewhere");
        for (var i = 0; i < 2 * RecentCommands.Most; i++)
        {
            recent.Add("scope", "c", 1);
            recent.AddKnown("scope", "elsewhere");
        }

        Assert.True(recent.MayHold("scope", "elsewhere"));
        Assert.True(recent.MayHold("scope", "c"));
        Assert.True(recent.Recorded(1));
        Assert.False(recent.Recorded(2));
        Assert.Equal(1, recent.Newest);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");
}
