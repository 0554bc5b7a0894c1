namespace Kkr.Ledger;

[GenerateSerializer, Alias("kkr.test.KeptState")]
public sealed class KeptState
{
    [Id(0)]
    public string Text { get; set; } = "";
}
