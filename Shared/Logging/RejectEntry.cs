namespace EnigmaIoT.Shared.Logging;

/// <summary>One pair of sender and reason in a <see cref="RejectLog"/>.</summary>
internal sealed class RejectEntry
{
    /// <summary>Gets or sets the sender's address.</summary>
    public long Sender { get; set; }

    /// <summary>Gets or sets the sender in words, where it has no address: a topic.</summary>
    public string Words { get; set; }

    /// <summary>Gets or sets the reason; null in a free entry.</summary>
    public string Reason { get; set; }

    /// <summary>Gets or sets whether a line was written for this pair.</summary>
    public bool Logged { get; set; }

    /// <summary>Gets or sets when the last line was written, in the clock's milliseconds.</summary>
    public long LoggedAt { get; set; }

    /// <summary>Gets or sets how often it happened since the last line.</summary>
    public int Count { get; set; }
}
