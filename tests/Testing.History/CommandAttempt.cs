namespace Kkr.Testing.History;

/// <summary>One attempt of a client at a command, and what it was answered.</summary>
/// <param name="Client">Who asked. A client asks one thing after another, except for what it repeats out of impatience.</param>
/// <param name="Key">The command's id.</param>
/// <param name="Content">What it asked for.</param>
/// <param name="AskedAt">When, on the one clock of the run.</param>
/// <param name="AnsweredAt">When it was answered; when it gave up, if it was not.</param>
/// <param name="Answer">What it was answered.</param>
/// <param name="Receipt">The receipt, when acknowledged.</param>
/// <param name="Said">What the answer said, for messages.</param>
public sealed record CommandAttempt(
    string Client, string Key, CommandContent Content, long AskedAt, long AnsweredAt, CommandAnswer Answer, ReceiptSeen? Receipt, string? Said);
