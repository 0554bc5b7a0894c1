namespace Kkr.Catalogue;

/// <summary>What a validation rule looks at.</summary>
public enum RuleKind
{
    /// <summary>Each figure selected lies between a smallest and a largest.</summary>
    Range,

    /// <summary>The figures of one selection sum to what another selection sums to.</summary>
    Sum,

    /// <summary>The sum of one selection stands in a relation to the sum of another, of this or another data set or period.</summary>
    Compare,

    /// <summary>The sum of a selection has moved no further since the period before than the reporter's own history makes likely.</summary>
    Change,
}
