using System;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// The nodes and the air between them and the gateway: who they are, what they say, and what is sent to them. It knows nothing of MQTT.
/// </summary>
public sealed class NodeAir
{
    private readonly IRadio _radio;
    private readonly NodeExpiry _expiry;

    /// <summary>Creates the air of a gateway with no node.</summary>
    /// <param name="config">How the gateway is set up.</param>
    /// <param name="parts">What the platform gives it.</param>
    /// <param name="rejects">Counts refused frames.</param>
    /// <exception cref="ArgumentException">
    /// The network key does not have 8 to 32 characters, or there may be more nodes than the radio has keys for.
    /// </exception>
    public NodeAir(GatewayConfig config, GatewayParts parts, RejectLog rejects)
    {
        // One for each node and each registration that is not proven yet, network key and broadcast key.
        IFrameKeys keys = parts.Cipher.Keys;
        if (config.MaximumNodes > keys.Capacity - CandidateSessions.Capacity - 2)
        {
            throw new ArgumentException("there may be more nodes than the radio has keys for");
        }

        _radio = parts.Radio;
        Nodes = new NodeTable(config.MaximumNodes, keys);
        FrameKey networkKey = new FrameKey(keys);
        NetworkKey.Derive(parts.Cipher, config.NetworkKey, networkKey);
        CandidateSessions candidates = new CandidateSessions(keys);
        Broadcast = new BroadcastChannel(keys, parts.Random);
        Sender = new RadioSender(parts.Radio);
        Queue = new DownlinkQueue(
            Sender,
            candidates,
            Broadcast,
            parts.Log,
            config.IsTight ? DownlinkRing.TightBytes : DownlinkRing.MaximumBytes);
        _expiry = new NodeExpiry(this, candidates, parts.Log);
        Registrar registrar = new Registrar(this, _expiry, candidates, networkKey, parts, rejects, config.IsTight);
        Frames = new FrameIntake(this, registrar, candidates, parts.Clock, rejects, config.AllowUnencryptedData);
    }

    /// <summary>Gets the nodes.</summary>
    public NodeTable Nodes { get; }

    /// <summary>Gets what takes the frames of nodes.</summary>
    public FrameIntake Frames { get; }

    /// <summary>Gets the messages to nodes.</summary>
    public DownlinkQueue Queue { get; }

    /// <summary>Gets the send side of the radio, for frames that do not go through the queue.</summary>
    public RadioSender Sender { get; }

    /// <summary>Gets the broadcast key and its counter.</summary>
    public BroadcastChannel Broadcast { get; }

    /// <summary>Gets what ends sessions when their time is over.</summary>
    public IPumped Expiry
    {
        get { return _expiry; }
    }

    /// <summary>Gets or sets who is notified of what happens to nodes. It is set before the first frame is taken.</summary>
    public INodeListener Listener { get; set; }

    /// <summary>Gets the Wi-Fi channel.</summary>
    public int Channel
    {
        get { return _radio.Channel; }
    }

    /// <summary>Unregisters a node, which then registers again.</summary>
    /// <returns>False where an update of it runs.</returns>
    public bool TryUnregister(NodeEntry entry)
    {
        return _expiry.TryUnregister(entry);
    }
}
