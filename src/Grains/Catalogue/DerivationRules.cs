namespace Kkr.Catalogue;

/// <summary>What the rules and indicators of a definition must hold to. Pure.</summary>
internal static class DerivationRules
{
    /// <summary>Every fault of a definition's rules and indicators.</summary>
    public static void Check(DataSetDefinition definition, DefinitionRules.Faults faults)
    {
        faults.Unique(definition.Rules, r => r.Id, "/rules");
        if (!definition.Rules.IsEmpty && definition.Content != ContentKind.Figures)
            faults.Add("/rules", "content-kind", "Kun for figures.", "For figures only.");
        for (var i = 0; i < definition.Rules.Length; i++) CheckRule(definition, definition.Rules[i], $"/rules/{i}", faults);

        faults.Unique(definition.Indicators, r => r.Id, "/indicators");
        for (var i = 0; i < definition.Indicators.Length; i++)
        {
            var indicator = definition.Indicators[i];
            CheckSelection(definition, indicator.Of, $"/indicators/{i}/of", faults);
            CheckSelection(definition, indicator.Per, $"/indicators/{i}/per", faults);
            if (indicator.Of is { DataSet: not null } or { Period: not RelativePeriod.Same })
                faults.Add($"/indicators/{i}/of", "own-figures", "Skal være datasættets egne i perioden.", "Must be the data set's own of the period.");
            if (indicator.Per is null && indicator.Kind != IndicatorKind.Change)
                faults.Add($"/indicators/{i}/per", "required", "Skal oplyses.", "Is required.");
            if (indicator.Decimals is < 0 or > 8) faults.Add($"/indicators/{i}/decimals", "range", "0 til 8.", "0 to 8.");
        }
    }

    private static void CheckRule(DataSetDefinition definition, ValidationRule rule, string path, DefinitionRules.Faults faults)
    {
        CheckSelection(definition, rule.Of, path + "/of", faults);
        CheckSelection(definition, rule.With, path + "/with", faults);
        if (rule.Of is { DataSet: not null } or { Period: not RelativePeriod.Same })
            faults.Add(path + "/of", "own-figures", "Skal være datasættets egne i perioden.", "Must be the data set's own of the period.");
        if (rule.Kind is RuleKind.Sum or RuleKind.Compare && rule.With is null)
            faults.Add(path + "/with", "required", "Skal oplyses.", "Is required.");
        if (rule.Kind == RuleKind.Range && rule is { Min: null, Max: null })
            faults.Add(path + "/min", "required", "min eller max skal oplyses.", "min or max is required.");
        if (rule.Min > rule.Max) faults.Add(path + "/max", "range", "Mindst så stor som min.", "At least as large as min.");
        if (rule.Tolerance < 0) faults.Add(path + "/tolerance", "range", "Ikke negativ.", "Not negative.");
        if (rule.Kind == RuleKind.Change && (rule.Percent < 0 || rule.Absolute < 0 || rule.TypicalTimes < 1 || rule is { Percent: 0, Absolute: 0 }))
            faults.Add(path + "/percent", "range", "percent eller absolute skal være over 0, typicalTimes mindst 1.", "percent or absolute must be above 0, typicalTimes at least 1.");
    }

    private static void CheckSelection(DataSetDefinition definition, CellSelection? selection, string path, DefinitionRules.Faults faults)
    {
        // What another data set's codes are is its own matter: it may get them later.
        if (selection is null || (selection.DataSet is { } other && other != definition.Id) || selection.At is null) return;
        foreach (var (name, codes) in selection.At)
        {
            var isMeasure = name == DataSetDefinition.MeasureDimension && definition.HasSeveralMeasures;
            if (!isMeasure && definition.FindBreakdown(name) is null)
            {
                faults.Add($"{path}/at/{name}", "unknown-dimension", "Findes ikke i datasættet.", "Is not in the data set.");
                continue;
            }

            for (var i = 0; i < codes.Length; i++)
                if (!definition.HasCode(name, codes[i]))
                    faults.Add($"{path}/at/{name}/{i}", "unknown-code", "Er ikke en kode i dimensionen.", "Is not a code of the dimension.");
        }
    }
}
