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
    private readonly FrameIntake _intake;

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
        Queue = new DownlinkQueue(Sender, candidates, Broadcast, parts.Log);
        _expiry = new NodeExpiry(this, candidates, parts.Log);
        Registrar registrar = new Registrar(this, _expiry, candidates, networkKey, parts, rejects);
        _intake = new FrameIntake(this, registrar, candidates, parts.Clock, rejects, config.AllowUnencryptedData);
    }

    /// <summary>Gets the nodes.</summary>
    public NodeTable Nodes { get; }

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

    /// <summary>Gets how many data messages of its node were lost before the one that was taken last.</summary>
    public int Lost
    {
        get { return _intake.Lost; }
    }

    /// <summary>Takes a frame: checks whose it is, opens it in place, and does what concerns nobody but the air itself.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>
    /// The node, where the frame holds data or a control message that somebody has to take (then <see cref="OnTaken"/> follows); null
    /// where it is done, or refused.
    /// </returns>
    public NodeEntry Take(ReceivedFrame frame, long now)
    {
        return _intake.Take(frame, now);
    }

    /// <summary>Unregisters a node, which then registers again.</summary>
    /// <returns>False where an update of it runs.</returns>
    public bool TryUnregister(NodeEntry entry)
    {
        return _expiry.TryUnregister(entry);
    }

    /// <summary>A frame of <see cref="Take"/> was handled: what waits for a sleepy node goes out.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnTaken(NodeEntry entry, ReceivedFrame frame, long now)
    {
        _intake.OnTaken(entry, frame, now);
    }
}
