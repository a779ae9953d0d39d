using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// The session that a ClientHello of a registered node would open. It replaces the node's session once it has decrypted a
/// frame, so that a copied or forged hello costs the node nothing.
/// </summary>
public sealed class CandidateSession
{
    /// <summary>Creates an unused candidate.</summary>
    public CandidateSession(IFrameKeys keys)
    {
        Session = new Session(keys);
    }

    /// <summary>Gets or sets the node; null while unused.</summary>
    public NodeEntry Owner { get; set; }

    /// <summary>Gets or sets the session.</summary>
    public Session Session { get; set; }

    /// <summary>Gets or sets the traits of the node from its hello.</summary>
    public NodeTraits Traits { get; set; }
}
