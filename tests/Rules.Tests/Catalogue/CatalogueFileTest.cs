using System.Text;
using System.Text.Json.Nodes;

namespace Kkr.Catalogue;

/// <summary>Every file of the catalogue is a definition, by the schema and by the rules alike.</summary>
public sealed class CatalogueFileTest
{
    public static TheoryData<string> Ids => [.. CatalogueFiles.Ids];

    [Fact]
    public async Task Every_file_and_what_the_API_writes_of_it_hold_to_the_schema()
    {
        var documents = CatalogueFiles.Ids.SelectMany(id =>
            new[] { CatalogueFiles.Text(id), Encoding.UTF8.GetString(DataSetJson.Write(CatalogueFiles.Definition(id))) }).ToList();

        var faults = await SchemaValidator.FaultsAsync(documents);

        Assert.Equal(documents.Count, faults.Count);
        Assert.All(faults, Assert.Empty);
        Assert.Equal(15, CatalogueFiles.Ids.Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_file_is_read_without_a_fault_and_written_in_the_same_shape(string id)
    {
        Assert.True(DataSetJson.TryRead(CatalogueFiles.Text(id), out var definition, out _));
        Assert.Equal(id, definition.Id);
        Assert.Empty(DefinitionRules.Check(definition));
        var again = DataSetJson.Read(Encoding.UTF8.GetString(DataSetJson.Write(definition)));
        Assert.Equal(DataSetJson.Canonical(definition), DataSetJson.Canonical(again));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_file_survives_the_ledger(string id)
    {
        var definition = CatalogueFiles.Definition(id);
        var json = Ledger.LedgerJson.Write<DataSetEvent>(new DataSetDefined(definition));
        var read = Assert.IsType<DataSetDefined>(Ledger.LedgerJson.Read<DataSetEvent>(json));
        Assert.Equal(DataSetJson.Canonical(definition), DataSetJson.Canonical(read.Definition));
    }

    [Theory]
    [InlineData("/id", "Store Bogstaver")]
    [InlineData("/content", "tal")]
    [InlineData("/periods/type", "uge")]
    [InlineData("/measures/0/decimals", "mange")]
    [InlineData("/title/en", 7)]
    public async Task What_breaks_the_schema_is_refused_with_its_path(string path, object value)
    {
        var root = JsonNode.Parse(CatalogueFiles.Text("voksenlaerlinge"))!;
        var steps = path.Split('/')[1..];
        var at = root;
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at![index] : at![step];
        at![steps[^1]] = JsonValue.Create(value);

        Assert.NotEmpty(Assert.Single(await SchemaValidator.FaultsAsync([root.ToJsonString()])));
        var faults = DataSetJson.TryRead(root.ToJsonString(), out var definition, out var shape) ? DefinitionRules.Check(definition) : shape;
        Assert.Equal(path, Assert.Single(faults).Path);
    }
}
