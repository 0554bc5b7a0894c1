using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>The share of the topics that some evidence documents by naming their key (goals 7 and 8 of 2020).</summary>
/// <param name="Topics">What is to be documented, 1–100.</param>
[GenerateSerializer, Immutable, Alias("kkr.DocumentedRule")]
public sealed record DocumentedRule(
    [property: Id(0)] ImmutableArray<KeyedTitle> Topics) : GoalRule;
