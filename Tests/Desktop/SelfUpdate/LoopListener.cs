namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>The client's end of a TCP connection in memory.</summary>
internal sealed class LoopListener
{
    public LoopBytes FromClient { get; } = new();

    public LoopBytes ToClient { get; } = new();

    /// <summary>Gets whether the gateway has connected.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Gets whether the client has cut the connection.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets whether the gateway has closed it; what it sent before can still be read.</summary>
    public bool IsClosedByGateway { get; private set; }

    /// <summary>Gets whether the gateway has closed it with bytes of the client's that it had not taken: TCP resets it then.</summary>
    public bool IsReset { get; private set; }

    /// <summary>Gets or sets whether the client answers no attempt to connect.</summary>
    public bool IsDeaf { get; set; }

    public void Connect()
    {
        IsAccepted = !IsDeaf;
    }

    public void Cut()
    {
        IsCut = true;
    }

    public void CloseByGateway()
    {
        IsClosedByGateway = true;
        IsReset = FromClient.Count > 0;
    }
}
