namespace Kkr.Ledger;

public sealed class AnchorFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-anchors-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder, "below", "anchors.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_added_is_read_back_in_order()
    {
        var file = new AnchorFile(Path);
        Assert.Null(await file.ReadLastAsync(Cancel));
        Assert.Empty(await file.ReadAsync(Cancel));
        var anchors = Chain(100);
        foreach (var anchor in anchors) Assert.True(await file.TryAddAsync(anchor, Cancel));

        Assert.Equal(anchors, await new AnchorFile(Path).ReadAsync(Cancel));
        Assert.Equal(anchors[^1], await new AnchorFile(Path).ReadLastAsync(Cancel));
        Assert.All(await File.ReadAllLinesAsync(Path, Cancel), line => Assert.InRange(line.Length, 300, 400));
    }

    [Fact]
    public async Task One_that_does_not_follow_the_newest_is_not_added()
    {
        var file = new AnchorFile(Path);
        var anchors = Chain(2);
        Assert.False(await file.TryAddAsync(anchors[1], Cancel));
        Assert.True(await file.TryAddAsync(anchors[0], Cancel));
        Assert.False(await file.TryAddAsync(anchors[0], Cancel));
        Assert.False(await file.TryAddAsync(anchors[1] with { Position = 99 }, Cancel));
        Assert.True(await file.TryAddAsync(anchors[1], Cancel));
    }

    [Fact]
    public async Task Half_a_line_that_a_crash_left_counts_for_nothing()
    {
        var file = new AnchorFile(Path);
        var anchors = Chain(2);
        Assert.True(await file.TryAddAsync(anchors[0], Cancel));
        await File.AppendAllTextAsync(Path, "{\"position\":2,\"digest\":\"00", Cancel);

        Assert.Equal([anchors[0]], await file.ReadAsync(Cancel));
        Assert.True(await file.TryAddAsync(anchors[1], Cancel));
        Assert.Equal(anchors, await file.ReadAsync(Cancel));
    }

    [Fact]
    public void A_line_that_is_gone_or_edited_shows()
    {
        var anchors = Chain(3);

        Assert.Equal(ChainBreakReason.AnchorsBroken, Verify([anchors[0], anchors[2]]));
        Assert.Equal(ChainBreakReason.AnchorsBroken, Verify([anchors[0], anchors[1] with { Digest = EntryHash.None }, anchors[2]]));
        Assert.Equal(ChainBreakReason.AnchorsBroken, Verify([anchors[1], anchors[2]]));
        // In order, but of a ledger that holds nothing.
        Assert.Equal(ChainBreakReason.TailCut, Verify(anchors));

        static ChainBreakReason? Verify(IReadOnlyList<Anchor> anchors) => ChainVerification.Verify([], anchors).FirstBroken?.Reason;
    }

    private static List<Anchor> Chain(int count)
    {
        var anchors = new List<Anchor>();
        for (var i = 1; i <= count; i++)
            anchors.Add(Anchor.After(anchors.LastOrDefault(), i, EntryHash.Of([(byte)i]), EntryHash.Of([(byte)i, 1]), TestEntries.Noon.AddMinutes(i)));
        return anchors;
    }
}
