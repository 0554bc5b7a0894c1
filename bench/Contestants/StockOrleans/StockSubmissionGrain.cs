namespace Kkr.Bench.StockOrleans;

/// <summary>Owns one submission.</summary>
internal sealed class StockSubmissionGrain(
    [PersistentState("submission", "stock")] IPersistentState<StockSubmissionGrain.SubmissionState> state) : Grain, IStockSubmissionGrain
{
    public async Task<StockAnswer> SubmitAsync(StockCommand command, bool isHot)
    {
        var known = state.State;
        if (known.Revision > 0)
            return new(known.Revision, known.RecordedAt, true, known.Fingerprint.AsSpan().SequenceEqual(command.Fingerprint));
        var owner = isHot ? $"hot/{command.Region}" : command.Municipality;
        var revision = await GrainFactory.GetGrain<IStockMunicipalityGrain>(owner).ApplyAsync(command);
        state.State = new()
        {
            Revision = revision,
            RecordedAt = TimeProvider.System.GetUtcNow(),
            Fingerprint = command.Fingerprint,
            Content = command.Content,
            By = command.By,
        };
        await state.WriteStateAsync();
        // It is done with; as many live grains as there were submissions would be no fair contestant.
        DeactivateOnIdle();
        return new(revision, state.State.RecordedAt, false, true);
    }

    /// <summary>What is stored.</summary>
    [GenerateSerializer, Alias("bench.StockSubmissionState")]
    internal sealed class SubmissionState
    {
        [Id(0)] public long Revision { get; set; }

        [Id(1)] public DateTimeOffset RecordedAt { get; set; }

        [Id(2)] public byte[] Fingerprint { get; set; } = [];

        [Id(3)] public string Content { get; set; } = "";

        [Id(4)] public string By { get; set; } = "";
    }
}
