namespace EnigmaIoT.Gateway.Air;

/// <summary>What was asked of a node. Most nodes only send readings, and have none.</summary>
internal sealed class NodeRequests
{
    /// <summary>Gets or sets the messages that wait for a sleepy node's next data message; null where none wait.</summary>
    public byte[] Waiting { get; set; }

    /// <summary>Gets or sets the form of address under which somebody asked last, or null.</summary>
    public string AskedForm { get; set; }

    /// <summary>Gets or sets when that was, on the gateway's clock.</summary>
    public long AskedAt { get; set; }

    /// <summary>Gets or sets when the node's last update ended; 0 where there was none.</summary>
    public long UpdateEndedAt { get; set; }

    /// <summary>Gets or sets the first bytes of that update's MD5, which identify the image.</summary>
    public uint UpdatedImage { get; set; }

    /// <summary>Forgets all of it: the node has gone.</summary>
    public void Clear()
    {
        Waiting = null;
        AskedForm = null;
        UpdateEndedAt = 0;
    }
}
