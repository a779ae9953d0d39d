using EnigmaIoT.Node.Links;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Joining;

/// <summary>
/// Registers the node with its gateway, and again when the session is in doubt. The old session stays in use until a
/// ServerHello that decrypts has replaced it: InvalidateKey is sent in the clear and can be forged by anybody.
/// </summary>
internal sealed class Registration
{
    /// <summary>A session is put to the test at most once in so many milliseconds, whatever is received.</summary>
    public const int RenewalPauseMilliseconds = 10000;

    // An answer lost five times: the doubt was unfounded or the gateway is away, and the old session is as good as any.
    private const int RenewalAttempts = 5;
    private const int Never = -1;

    private readonly NodeParts _parts;
    private readonly GatewaySearch _search;
    private readonly Uplink _uplink;
    private readonly Session _session;
    private readonly FrameKey _networkKey;
    private readonly KeyAgreement _agreement;
    private readonly RandomDelay _delay;
    private readonly bool _wantsBroadcasts;
    private long _helloAt = Never;
    private long _renewalNotBefore;
    private int _attempts;
    private bool _pending;
    private bool _renewalWanted;

    /// <summary>Makes a node that is not registered.</summary>
    public Registration(
        NodeParts parts,
        GatewaySearch search,
        Uplink uplink,
        Session session,
        FrameKey networkKey,
        bool wantsBroadcasts)
    {
        _parts = parts;
        _search = search;
        _uplink = uplink;
        _session = session;
        _networkKey = networkKey;
        _agreement = new KeyAgreement(parts.Cipher);
        _delay = new RandomDelay(parts.Random);
        _wantsBroadcasts = wantsBroadcasts;
    }

    /// <summary>Gets or sets whether the node tells the gateway that it sleeps.</summary>
    public bool Sleepy { get; set; }

    /// <summary>Has the session renewed as soon as that is allowed; what is sent and received meanwhile uses the old one.</summary>
    public void Renew()
    {
        _renewalWanted |= !_pending;
    }

    /// <summary>Takes InvalidateKey: it puts the session in doubt, and only a new registration tells whether it is true.</summary>
    /// <param name="reason">An <see cref="InvalidateReason"/>.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null where it has the session renewed, else why it was refused.</returns>
    public string TakeInvalidateKey(int reason, long now)
    {
        _uplink.Invalidated(reason, now);
        if (!_session.IsOpen)
        {
            return reason == InvalidateReason.WrongClientHello
                ? "InvalidateKey: the ClientHello was not understood (is the network key the same?)"
                : "InvalidateKey without a session";
        }

        if (_pending || _renewalWanted)
        {
            return "InvalidateKey while the session is being renewed";
        }

        _parts.Log.Write(
            LogLevel.Warning,
            "InvalidateKey, reason " + reason.ToString() + ": the session is renewed, and used until that is done");
        _renewalWanted = true;
        return null;
    }

    /// <summary>Takes a ServerHello.</summary>
    /// <returns>Null where it opened a new session, else why it was refused.</returns>
    public string TakeServerHello(ReceivedFrame frame, long now)
    {
        if (!_pending)
        {
            return "ServerHello that was not asked for";
        }

        if (!ServerHelloFrame.Open(_networkKey, frame.Payload, frame.Count, frame.OpenedBy))
        {
            return "ServerHello that does not decrypt";
        }

        // The key pair serves one agreement, whatever comes of it: the next ClientHello, already due, brings a new one.
        _pending = false;
        if (!_agreement.Complete(frame.Payload, ServerHelloFrame.PublicKeyOffset, _session.Key, frame.Source))
        {
            return "ServerHello with a key that gives no secret";
        }

        _session.Open(ServerHelloFrame.NodeId(frame.Payload), now);
        int dropped = _uplink.BeginSession();
        _helloAt = Never;
        _renewalWanted = false;
        _parts.Log.Write(
            LogLevel.Information,
            "registered with " + MacAddress.Format(frame.Source) + " as node " + _session.NodeId.ToString());
        if (dropped > 0)
        {
            _parts.Log.Write(LogLevel.Warning, dropped.ToString() + " frames of the old session were dropped unsent");
        }

        return null;
    }

    /// <summary>Sends ClientHellos that are due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Tick(long now)
    {
        if (_search.HelloAddress == MacAddress.None || _search.IsScanning)
        {
            return Wait.Longest;
        }

        if (!_session.IsOpen)
        {
            _helloAt = _helloAt == Never ? now + _delay.Next() : _helloAt;
        }
        else
        {
            _renewalWanted |= _session.NeedsRenewal && _helloAt == Never;
            if (_renewalWanted && now >= _renewalNotBefore)
            {
                _renewalWanted = false;
                _renewalNotBefore = now + RenewalPauseMilliseconds;
                _attempts = RenewalAttempts;
                _helloAt = now;
            }
        }

        if (_helloAt != Never && now >= _helloAt)
        {
            Hello(now);
        }

        long due = _helloAt != Never ? _helloAt : _renewalWanted ? _renewalNotBefore : now + Wait.Longest;
        return Wait.Until(due, now);
    }

    private void Hello(long now)
    {
        if (_session.IsOpen && --_attempts < 0)
        {
            _parts.Log.Write(LogLevel.Warning, "the gateway did not answer; the session stays in use");
            _pending = false;
            _helloAt = Never;
            return;
        }

        _agreement.CreateKeyPair();
        _pending = _uplink.SendHello(_networkKey, _agreement.PublicKey, Sleepy, _wantsBroadcasts);
        _helloAt = now + (_pending ? _delay.Next() : Wait.Short);
    }
}
