namespace Kkr.Gateway.Reconciliation;

/// <summary>A figure of a result contract, or of one of its goals.</summary>
internal enum ContractFigure
{
    /// <summary>The fulfilment in percent, as computed from the evidence.</summary>
    Fulfilment,

    /// <summary>The figure the goal's rule went by.</summary>
    Measured,

    /// <summary>The grants to regional programmes, in million Danish kroner.</summary>
    RegionalGrants,

    /// <summary>The grants to national programmes, in million Danish kroner.</summary>
    NationalGrants,
}
