namespace EnigmaIoT.Gateway.Broker;

/// <summary>A message that waits for the broker.</summary>
internal sealed class OutgoingMessage
{
    /// <summary>Gets or sets the topic.</summary>
    public string Topic { get; set; }

    /// <summary>Gets or sets the payload.</summary>
    public byte[] Payload { get; set; }

    /// <summary>Gets or sets whether the broker keeps it.</summary>
    public bool Retain { get; set; }

    /// <summary>Gets or sets whether it may give way to others: readings may, answers may not.</summary>
    public bool Expendable { get; set; }

    /// <summary>Gets or sets the message behind this one; null in the last one.</summary>
    public OutgoingMessage Next { get; set; }
}
