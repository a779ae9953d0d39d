using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Registration;

/// <summary>Registers nodes: ClientHello in, ServerHello out.</summary>
public sealed class Registrar
{
    /// <summary>A node waits at least 1.5 s before it says hello again; what comes sooner is a copy of the same frame.</summary>
    private const int HelloPauseMilliseconds = 500;

    private readonly NodeTable _nodes;
    private readonly CandidateSessions _candidates;
    private readonly DownlinkQueue _queue;
    private readonly BroadcastChannel _broadcast;
    private readonly FrameKey _networkKey;
    private readonly KeyAgreement _agreement;
    private readonly IRandom _random;
    private readonly RejectLog _rejects;
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];

    /// <summary>Makes a registrar for a network.</summary>
    public Registrar(
        NodeTable nodes,
        CandidateSessions candidates,
        DownlinkQueue queue,
        BroadcastChannel broadcast,
        FrameKey networkKey,
        GatewayParts parts,
        RejectLog rejects)
    {
        _nodes = nodes;
        _candidates = candidates;
        _queue = queue;
        _broadcast = broadcast;
        _networkKey = networkKey;
        _agreement = new KeyAgreement(parts.Cipher);
        _random = parts.Random;
        _rejects = rejects;
    }

    /// <summary>Answers a ClientHello.</summary>
    /// <param name="frame">The frame; it is opened in place.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>
    /// The node where it is registered by this frame; null where the frame was refused, or where the node is registered
    /// already and keeps its session until the new one is proven.
    /// </returns>
    public NodeEntry OnClientHello(ReceivedFrame frame, long now)
    {
        if (!MacAddress.IsDevice(frame.Source) || !ClientHelloFrame.Open(_networkKey, frame.Payload, frame.Count, frame.OpenedBy))
        {
            _rejects.Reject(frame.Source, "ClientHello of wrong length or under another network key");
            return null;
        }

        NodeEntry entry = _nodes.Find(frame.Source);
        if (entry != null && entry.LastHello != 0 && now - entry.LastHello < HelloPauseMilliseconds)
        {
            _rejects.Reject(frame.Source, "copy of a ClientHello");
            return null;
        }

        entry = entry ?? _nodes.Assign(frame.Source);
        if (entry == null)
        {
            _rejects.Reject(frame.Source, "ClientHello refused: the node table is full");
            return null;
        }

        bool sleepy = ClientHelloFrame.IsSleepy(frame.Payload);
        bool wantsBroadcastKey = ClientHelloFrame.WantsBroadcastKey(frame.Payload);
        bool isNew = !entry.IsRegistered;
        Session session = isNew ? entry.Session : Candidate(entry, sleepy);
        _agreement.CreateKeyPair();
        if (!_agreement.Complete(frame.Payload, ClientHelloFrame.PublicKeyOffset, session.Key, frame.Source))
        {
            Refuse(entry, isNew);
            return null;
        }

        session.Open(entry.Id, now);
        entry.LastHello = now;
        entry.Rssi = frame.Rssi;
        int count = ServerHelloFrame.Seal(_networkKey, _random, _frame, _agreement.PublicKey, entry.Id);
        _queue.SendFrame(entry.Address, _frame, count);
        if (isNew)
        {
            entry.Sleepy = sleepy;
            entry.LastHeard = now;
            entry.Statistics.Reset(now);
        }

        if (wantsBroadcastKey)
        {
            count = BroadcastKeyMessage.Write(_frame, 0, _broadcast.KeyBytes);
            _queue.SendControlNow(entry, _frame, count);
        }

        return isNew ? entry : null;
    }

    private Session Candidate(NodeEntry entry, bool sleepy)
    {
        CandidateSession candidate = _candidates.Take(entry);
        candidate.Sleepy = sleepy;
        return candidate.Session;
    }

    private void Refuse(NodeEntry entry, bool isNew)
    {
        _rejects.Reject(entry.Address, "ClientHello with a public key that gives no secret");
        _candidates.Drop(entry);
        if (isNew)
        {
            entry.Release();
        }
    }
}
