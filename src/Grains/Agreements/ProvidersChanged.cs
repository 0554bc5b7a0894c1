using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A municipality's providers were told anew, the past ones included.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="Providers">All its providers.</param>
internal sealed record ProvidersChanged(AreaCode Municipality, ImmutableArray<ProviderPeriod> Providers) : AgreementEvent;
