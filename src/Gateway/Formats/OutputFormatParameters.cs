using System.Diagnostics.CodeAnalysis;

namespace Kkr.Formats;

/// <summary>The <c>outputFormatParams</c> of PxWebApi 2: how a format is to be written.</summary>
public static class OutputFormatParameters
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["UseCodes", "UseTexts", "UseCodesAndTexts", "IncludeTitle", "SeparatorTab", "SeparatorSpace", "SeparatorSemicolon"];

    /// <summary>
    /// Reads them, whatever their case. Those that do not apply to the format are accepted, as PxWeb's page sends them along.
    /// </summary>
    /// <param name="parameters">The parameters; one may itself be a comma-separated list.</param>
    /// <param name="options">The options, in Danish and with no placement.</param>
    /// <param name="offender">The first parameter that is unknown, or that contradicts one before it.</param>
    public static bool TryParse(IEnumerable<string> parameters, out EncodingOptions options, [NotNullWhen(false)] out string? offender)
    {
        options = EncodingOptions.Default;
        offender = null;
        foreach (var parameter in parameters.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            LabelStyle? labels = null;
            CsvSeparator? separator = null;
            switch (parameter.ToUpperInvariant())
            {
                case "USECODES": labels = LabelStyle.Codes; break;
                case "USETEXTS": labels = LabelStyle.Texts; break;
                case "USECODESANDTEXTS": labels = LabelStyle.CodesAndTexts; break;
                case "INCLUDETITLE": options = options with { IncludeTitle = true }; continue;
                case "SEPARATORTAB": separator = CsvSeparator.Tab; break;
                case "SEPARATORSPACE": separator = CsvSeparator.Space; break;
                case "SEPARATORSEMICOLON": separator = CsvSeparator.Semicolon; break;
                default:
                    offender = parameter;
                    return false;
            }

            if ((labels is not null && options.Labels != LabelStyle.FormatDefault && options.Labels != labels)
                || (separator is not null && options.Separator != CsvSeparator.Comma && options.Separator != separator))
            {
                offender = parameter;
                return false;
            }

            options = options with { Labels = labels ?? options.Labels, Separator = separator ?? options.Separator };
        }

        return true;
    }
}
