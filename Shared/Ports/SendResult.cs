namespace EnigmaIoT.Shared.Ports;

/// <summary>The MAC layer's result for one sent frame.</summary>
public sealed class SendResult
{
    /// <summary>Gets or sets the ticket that <see cref="IRadio.Send"/> returned.</summary>
    public int Ticket { get; set; }

    /// <summary>
    /// Gets or sets whether the peer's radio acknowledged the frame. That does not mean that its program saw it, and a
    /// frame whose acknowledgement was lost counts as not delivered. A broadcast counts as delivered once it is sent.
    /// </summary>
    public bool Delivered { get; set; }
}
