using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Registers nodes: ClientHello in, ServerHello out. A hello proves nothing, for anybody can send a recorded one under any address:
/// it takes nothing from a node that has proven its key, copies are known by their bytes, and no more are answered than the pump
/// can bear.
/// </summary>
internal sealed class Registrar
{
    private readonly NodeTable _nodes;
    private readonly NodeExpiry _expiry;
    private readonly CandidateSessions _candidates;
    private readonly DownlinkQueue _queue;
    private readonly FrameKey _networkKey;
    private readonly KeyAgreement _agreement;
    private readonly SeenHellos _seen;
    private readonly AgreementBudget _budget = new AgreementBudget();
    private readonly IRandom _random;
    private readonly RejectLog _rejects;

    /// <summary>Creates a registrar for a network.</summary>
    public Registrar(
        NodeAir air,
        NodeExpiry expiry,
        CandidateSessions candidates,
        FrameKey networkKey,
        GatewayParts parts,
        RejectLog rejects,
        bool isTight)
    {
        _nodes = air.Nodes;
        _expiry = expiry;
        _candidates = candidates;
        _queue = air.Queue;
        _networkKey = networkKey;
        _agreement = new KeyAgreement(parts.Cipher);
        _seen = new SeenHellos(parts.Random, isTight);
        _random = parts.Random;
        _rejects = rejects;
    }

    /// <summary>Answers a ClientHello. The node is registered; what it has to prove is the key.</summary>
    /// <param name="frame">The frame; it is opened in place, and its bytes then serve for the answer.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnClientHello(ReceivedFrame frame, long now)
    {
        string refusal = Check(frame) ?? Answer(frame, now);
        if (refusal != null)
        {
            _rejects.Reject(frame.Source, refusal);
        }
    }

    private static NodeTraits TraitsOf(byte[] hello)
    {
        NodeTraits traits = ClientHelloFrame.IsSleepy(hello) ? NodeTraits.Sleeps : NodeTraits.None;
        return ClientHelloFrame.WantsBroadcastKey(hello)
            ? traits | NodeTraits.WantsBroadcastKey | NodeTraits.OwedBroadcastKey
            : traits;
    }

    private string Check(ReceivedFrame frame)
    {
        if (!MacAddress.IsDevice(frame.Source) || frame.Count != ClientHelloFrame.Count)
        {
            return "ClientHello of wrong length or under another network key";
        }

        if (_seen.Contains(frame.Payload))
        {
            return "copy of a ClientHello";
        }

        return ClientHelloFrame.Open(_networkKey, frame.Payload, frame.Count, frame.OpenedBy)
            ? null
            : "ClientHello of wrong length or under another network key";
    }

    private string Answer(ReceivedFrame frame, long now)
    {
        NodeEntry entry = _nodes.Find(frame.Source);

        // One whose registration there was no memory for is new, too.
        bool isRegistered = entry != null && entry.IsRegistered;
        CandidateSession candidate = isRegistered ? _candidates.Choose(now) : null;
        if (isRegistered && candidate == null)
        {
            return "ClientHello refused: too many registrations are not proven yet";
        }

        if (!_budget.IsLeft(now))
        {
            return "ClientHello refused: too many came at once";
        }

        if (entry == null && !_nodes.HasRoom && !_expiry.MakeRoom(now))
        {
            return "ClientHello refused: the node table is full";
        }

        _budget.Take(now);
        _seen.Note(frame.Payload);
        _agreement.CreateKeyPair();
        bool isNew = candidate == null;
        entry = entry ?? _nodes.Assign(frame.Source);
        Session session = isNew ? entry.Session : candidate.Session;
        if (!isNew)
        {
            candidate.Owner = null;
        }

        if (!_agreement.Complete(frame.Payload, ClientHelloFrame.PublicKeyOffset, session, frame.Source))
        {
            if (isNew)
            {
                _nodes.Release(entry);
            }

            return "ClientHello with a public key that gives no secret";
        }

        session.Open(entry.Id, now);
        NodeTraits traits = TraitsOf(frame.Payload);
        if (isNew)
        {
            entry.Traits = traits | (entry.Traits & NodeTraits.Kept);
            entry.LastHeard = now;
            entry.Rssi = frame.Rssi;
            _nodes.Statistics.OnRegistered(entry.Id, now);
        }
        else
        {
            candidate.Traits = traits;
            candidate.Owner = entry;
        }

        int count = ServerHelloFrame.Seal(_networkKey, _random, frame.Payload, _agreement.PublicKey, entry.Id, true);
        _queue.SendFrame(entry.Address, frame.Payload, count);
        if ((traits & NodeTraits.WantsBroadcastKey) != 0 && _queue.SendBroadcastKey(entry) && !isNew)
        {
            candidate.Traits &= ~NodeTraits.OwedBroadcastKey;
        }

        return null;
    }
}
