using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>
/// What a table shows when nobody has asked for anything, by the rule of PxWeb's own server: of a table with a measure and time and one more
/// dimension, all of the classification and the newest periods; of larger ones one measure, the newest period, and the two dimensions that
/// say most.
/// </summary>
public static class DefaultSelection
{
    private const int MostAcross = 13;
    private const int MostDown = 1500;
    private const int FewMeasures = 6;

    /// <summary>The default selection of a table.</summary>
    /// <param name="metadata">The table.</param>
    /// <param name="codeLists">Code lists to apply, by dimension id.</param>
    public static VariablesSelection For(TableMetadata metadata, IReadOnlyDictionary<string, string?>? codeLists = null)
    {
        var choice = new Choice(codeLists ?? ImmutableDictionary<string, string?>.Empty);
        if (metadata is { Metric: { } measures, Time: { } time })
        {
            var others = metadata.Dimensions.Where(dimension => dimension != measures && dimension != time).ToArray();
            switch (others)
            {
                case []:
                    var few = choice.Size(measures) < FewMeasures;
                    choice.Across(few ? measures : time, MostAcross);
                    choice.Down(few ? time : measures, few ? MostAcross : MostDown);
                    break;
                case [var only] when choice.Size(measures) == 1:
                    choice.Across(measures, 1);
                    choice.Across(time, MostAcross);
                    choice.Down(only, MostDown);
                    break;
                case [var only]:
                    choice.Across(time, 1);
                    choice.Pair(measures, only);
                    break;
                default:
                    choice.Across(measures, 1);
                    choice.Across(time, 1);
                    Larger(choice, others);
                    break;
            }
        }
        else
        {
            foreach (var dimension in metadata.Dimensions)
            {
                if (dimension.Eliminable) choice.Leave(dimension);
                else if (dimension == metadata.Time) choice.Across(dimension, 1);
                else choice.Down(dimension, MostDown);
            }
        }

        return choice.Selection();
    }

    private static void Larger(Choice choice, Dimension[] others)
    {
        var needed = others.Where(dimension => !dimension.Eliminable).ToArray();
        var (first, second) = needed.Length switch
        {
            0 => (others[0], others[^1]),
            1 => (needed[0], others.Last(dimension => dimension != needed[0])),
            _ => (needed[0], needed[^1]),
        };
        foreach (var dimension in others.Where(dimension => dimension != first && dimension != second))
        {
            if (dimension.Eliminable) choice.Leave(dimension);
            else choice.Across(dimension, 1);
        }

        choice.Pair(first, second);
    }

    private sealed class Choice(IReadOnlyDictionary<string, string?> codeLists)
    {
        private readonly List<VariableSelection> selected = [];
        private readonly List<string> stub = [];
        private readonly List<string> heading = [];

        public int Size(Dimension dimension) => CodesOf(dimension).Length;

        public void Across(Dimension dimension, int most)
        {
            Take(dimension, most);
            heading.Add(dimension.Id);
        }

        public void Down(Dimension dimension, int most)
        {
            Take(dimension, most);
            stub.Add(dimension.Id);
        }

        /// <summary>The larger of two down, the smaller across.</summary>
        public void Pair(Dimension one, Dimension two)
        {
            var (larger, smaller) = Size(one) > Size(two) ? (one, two) : (two, one);
            Down(larger, MostDown);
            Across(smaller, MostAcross);
        }

        public void Leave(Dimension dimension) => selected.Add(new(dimension.Id, [], CodeListOf(dimension)));

        public VariablesSelection Selection() => new([.. selected], new VariablePlacement([.. heading], [.. stub]));

        private void Take(Dimension dimension, int most)
        {
            var codes = CodesOf(dimension);
            var taken = dimension.Role == DimensionRole.Time ? codes.TakeLast(most) : codes.Take(most);
            selected.Add(new(dimension.Id, [.. taken], CodeListOf(dimension)));
        }

        // What is derived is shown to who asks for it.
        private ImmutableArray<string> CodesOf(Dimension dimension) => dimension.Role == DimensionRole.Metric && CodeListOf(dimension) is null
            ? [.. dimension.Categories.Where(category => category.Measure is not { IsDerived: true }).Select(category => category.Code)]
            : Target(dimension).Codes;

        private SelectionTarget Target(Dimension dimension) =>
            CodeListOf(dimension) is { } id && dimension.FindCodeList(id) is { } list
                ? SelectionTarget.Of(dimension, list)
                : SelectionTarget.Of(dimension);

        private string? CodeListOf(Dimension dimension) => codeLists.GetValueOrDefault(dimension.Id) is { Length: > 0 } id ? id : null;
    }
}
