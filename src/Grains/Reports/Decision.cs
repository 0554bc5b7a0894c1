using System.Diagnostics.CodeAnalysis;
using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>What a rule decided about a command: an event to record, or a refusal. One of them is null.</summary>
/// <typeparam name="TEvent">The events of the state machine that was asked.</typeparam>
internal sealed record Decision<TEvent>
    where TEvent : class
{
    private Decision(TEvent? happened, Refusal? refusal) => (Event, Refusal) = (happened, refusal);

    /// <summary>What happens, if the command is carried out.</summary>
    public TEvent? Event { get; }

    /// <summary>Why it is not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the command is carried out.</summary>
    [MemberNotNullWhen(true, nameof(Event)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Event is not null;

    public static implicit operator Decision<TEvent>(TEvent happened) => new(happened, null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new(null, refusal);

    /// <summary>Refused for its content.</summary>
    public static Decision<TEvent> Invalid(ErrorList errors) => Reports.Refusal.Invalid(errors.ToImmutable());

    /// <summary>Refused because it does not fit the state things are in; the fact <c>reason</c> names how.</summary>
    public static Decision<TEvent> Conflict(string reason, string da, string en) =>
        new Refusal(RefusalKind.Conflict, new Text(da, en), "reason", reason);

    /// <summary>Refused because what it is about does not exist.</summary>
    public static Decision<TEvent> NotFound(string da, string en) => new Refusal(RefusalKind.NotFound, new Text(da, en));
}
