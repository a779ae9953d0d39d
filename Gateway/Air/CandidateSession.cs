using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// The session that a ClientHello of a registered node would open. It replaces the node's session once it has decrypted a
/// frame, so that a copied or forged hello costs the node nothing.
/// </summary>
public sealed class CandidateSession
{
    private NodeEntry _owner;
    private Session _session;

    /// <summary>Creates an unused candidate.</summary>
    public CandidateSession(IFrameKeys keys)
    {
        _session = new Session(keys);
    }

    /// <summary>Gets or sets the node; null while unused.</summary>
    public NodeEntry Owner
    {
        get { return _owner; }
        set { _owner = value; }
    }

    /// <summary>Gets the session.</summary>
    public Session Session
    {
        get { return _session; }
    }

    /// <summary>Gets or sets the traits of the node from its hello.</summary>
    public NodeTraits Traits { get; set; }

    /// <summary>The session is proven and becomes the node's. What was the node's is kept here, unused.</summary>
    public void Promote()
    {
        _owner.Traits = Traits | (_owner.Traits & NodeTraits.Kept);

        // Nothing is called behind the exchange: without memory for it one session would be kept twice.
        _session = _owner.Exchange(_session);
        _owner = null;
    }
}
