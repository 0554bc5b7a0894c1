namespace Kkr.Ledger;

public sealed class ChainVerificationTests
{
    private static readonly List<LedgerEntry> Ledger = [.. TestEntries.Chain("a", 3).Concat(TestEntries.Chain("b", 2)).Select((e, i) => e.At(i + 1))];

    [Fact]
    public void An_untouched_ledger_is_valid()
    {
        Assert.Equal(new ChainVerdict(5, null), ChainVerification.Verify(Ledger));
        Assert.Equal(new ChainVerdict(0, null), ChainVerification.Verify([]));
    }

    [Theory]
    [InlineData(ChainBreakReason.PositionGap, 0)]
    [InlineData(ChainBreakReason.PositionGap, 2)]
    public void A_missing_entry_shows(ChainBreakReason reason, int missing)
    {
        var verdict = ChainVerification.Verify(Ledger.Where((_, i) => i != missing));

        Assert.Equal(new ChainBreak(missing + 2, Ledger[missing + 1].Stream, Ledger[missing + 1].Sequence, reason), verdict.FirstBroken);
        Assert.Equal(missing, verdict.Entries);
    }

    [Fact]
    public void A_missing_entry_shows_also_when_the_positions_were_closed_up()
    {
        var closedUp = Ledger.Where((_, i) => i != 1).Select((e, i) => e with { Position = i + 1 });

        Assert.Equal(ChainBreakReason.SequenceGap, ChainVerification.Verify(closedUp).FirstBroken?.Reason);
    }

    [Fact]
    public void An_entry_whose_digest_was_made_to_fit_breaks_the_next_one()
    {
        var forged = TestEntries.Make("a", 2, Ledger[0].Hash, Ledger[1].CommandId, "{\"value\":1}").At(2);

        var verdict = ChainVerification.Verify(Ledger.Select(e => e.Position == 2 ? forged : e));

        Assert.Equal(new ChainBreak(3, "a", 3, ChainBreakReason.WrongPrevious), verdict.FirstBroken);
    }

    [Fact]
    public void Every_part_of_an_entry_is_covered_by_its_digest()
    {
        var e = Ledger[0];
        LedgerEntry[] changed =
        [
            e with { Topic = "x" }, e with { RecordedAt = e.RecordedAt.AddMilliseconds(1) }, e with { Actor = "x" }, e with { Scope = "x" },
            e with { CommandId = "x" }, e with { Fingerprint = EntryHash.None }, e with { Kind = "x" }, e with { Content = "x" },
            e with { Hash = EntryHash.None }, e with { Stream = "x" },
        ];
        Assert.All(changed, c => Assert.Equal(ChainBreakReason.WrongHash, ChainVerification.Verify([c]).FirstBroken?.Reason));
    }

    [Fact]
    public void A_command_that_was_recorded_twice_shows()
    {
        var again = TestEntries.First("c", Ledger[0].CommandId).At(6);

        var verdict = ChainVerification.Verify([.. Ledger, again]);

        Assert.Equal(new ChainBreak(6, "c", 1, ChainBreakReason.DuplicateCommand), verdict.FirstBroken);
    }
}
