using System;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Registers the node with its gateway, and again when the session is over. Neither InvalidateKey, which is sent in the clear, nor
/// a ServerHello, which may be a recorded one, ends a session: the gateway is asked under the old session whether it still knows it,
/// and under a new one whether it has its key, with a clock request, which every gateway answers. A new session takes over once a
/// frame of the gateway's has come under it. What the node has to say meanwhile waits, for a bounded time, and goes out under the
/// session that is then in use: a gateway of version 0.9.8 forgets a node for one frame under the wrong key.
/// </summary>
internal sealed class Registration
{
    /// <summary>A session in use is renewed at most once in so many milliseconds, whatever is received.</summary>
    public const int RenewalPauseMilliseconds = 10000;

    /// <summary>The gateway is asked whether it knows the session at most once in so many milliseconds.</summary>
    public const int DoubtPauseMilliseconds = 1000;

    /// <summary>The number of requests under a session before it counts as unknown to the gateway.</summary>
    public const int Requests = 3;

    /// <summary>The time limit of an answer, in milliseconds.</summary>
    public const int AnswerMilliseconds = 150;

    // An answer lost five times: the doubt was unfounded or the gateway is away, and the old session is as good as any.
    private const int RenewalAttempts = 5;
    private const int NoSpare = -1;
    private const int SpareTried = -1;
    private const int Never = -1;

    private readonly NodeParts _parts;
    private readonly GatewaySearch _search;
    private readonly Uplink _uplink;
    private readonly Session _session;
    private readonly FrameKey _networkKey;
    private readonly KeyAgreement _agreement;
    private readonly RandomDelay _delay;
    private readonly byte[] _spareKey = new byte[FrameLayout.KeyCount];
    private readonly bool _wantsBroadcasts;
    private RegistrationState _state;
    private long _due = Never;
    private long _heldUntil;
    private long _renewalNotBefore;
    private long _doubtNotBefore;
    private int _requestsLeft;
    private int _attempts;
    private int _spareId = NoSpare;
    private int _spares;
    private bool _doubtWanted;
    private bool _renewalWanted;

    /// <summary>Creates a node that is not registered.</summary>
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
        Candidate = new Session(parts.Cipher.Keys);
    }

    /// <summary>Gets or sets whether the node tells the gateway that it sleeps.</summary>
    public bool Sleepy { get; set; }

    /// <summary>Gets the session that has to be proven; open only while there is one.</summary>
    public Session Candidate { get; }

    /// <summary>Gets where the ServerHello of <see cref="Candidate"/> came from; <see cref="MacAddress.None"/> while there is none.</summary>
    public long CandidateSource { get; private set; }

    /// <summary>Gets the session under which the gateway has to be asked now; null where there is nothing to ask.</summary>
    public Session Asked { get; private set; }

    /// <summary>Gets whether the gateway that answered last speaks our extension.</summary>
    public bool IsGatewayExtended { get; private set; }

    /// <summary>Gets whether there is a session, and neither a doubt about it nor a renewal.</summary>
    public bool IsSettled
    {
        get { return _state == RegistrationState.Settled && _session.IsOpen && !_doubtWanted && !_renewalWanted; }
    }

    /// <summary>Continues with the session that was kept over a sleep.</summary>
    /// <param name="isExtended">Whether the gateway speaks our extension.</param>
    public void Resume(bool isExtended)
    {
        IsGatewayExtended = isExtended;
    }

    /// <summary>Renews the session as soon as that is allowed. Until then the old one is used.</summary>
    public void Renew()
    {
        _renewalWanted |= _state == RegistrationState.Settled || _state == RegistrationState.Doubted;
    }

    /// <summary>Gets whether what the node has to say waits until it is known which session is the right one.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public bool Holds(long now)
    {
        return _state != RegistrationState.Settled && _session.IsOpen && now < _heldUntil;
    }

    /// <summary>Handles InvalidateKey: the session is doubted until the gateway answers under it.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null where it has the session put to the test, else why it was refused.</returns>
    public string TakeInvalidateKey(InvalidateReason reason, long now)
    {
        if (!_session.IsOpen)
        {
            return reason == InvalidateReason.WrongClientHello
                ? "InvalidateKey: the ClientHello was not understood (is the network key the same?)"
                : "InvalidateKey without a session";
        }

        _uplink.Invalidated(reason, now);
        if (_state != RegistrationState.Settled || _doubtWanted || _renewalWanted)
        {
            return "InvalidateKey while the session is put to the test";
        }

        _parts.Log.Write(
            LogLevel.Warning,
            "InvalidateKey, reason " + ((int)reason).ToString() + ": the session is put to the test, and used until that is done");
        _doubtWanted = true;
        return null;
    }

    /// <summary>Takes a ServerHello.</summary>
    /// <returns>Null where it may be the answer to our hello, else why it was refused.</returns>
    public string TakeServerHello(ReceivedFrame frame, long now)
    {
        if (_state != RegistrationState.Greeting && _state != RegistrationState.Proving)
        {
            return "ServerHello that was not asked for";
        }

        if (!ServerHelloFrame.Open(_networkKey, frame.Payload, frame.Count, frame.OpenedBy))
        {
            return "ServerHello that does not decrypt";
        }

        int id = ServerHelloFrame.NodeId(frame.Payload);
        if (_state == RegistrationState.Proving)
        {
            return KeepSpare(frame.Payload, id);
        }

        Session session = _session.IsOpen ? Candidate : _session;
        if (!_agreement.Derive(frame.Payload, ServerHelloFrame.PublicKeyOffset, session, frame.Source))
        {
            // The next ClientHello, already due, brings a new key pair.
            _agreement.Clear();
            _state = RegistrationState.Settled;
            return "ServerHello with a key that gives no secret";
        }

        IsGatewayExtended = ServerHelloFrame.IsExtended(frame.Payload);
        session.Open(id, now);
        if (session == _session)
        {
            Settle();
            LogRegistered(frame.Source);
            return null;
        }

        CandidateSource = frame.Source;
        Ask(RegistrationState.Proving, Candidate, now);
        return null;
    }

    /// <summary>The candidate has opened a frame of the gateway's: it takes over.</summary>
    public void Promote()
    {
        _session.TakeOver(Candidate);
        _uplink.BeginSession();
        LogRegistered(CandidateSource);
        Settle();
    }

    /// <summary>The gateway has sent a new frame under the session in use.</summary>
    public void OnHeard()
    {
        if (_state == RegistrationState.Doubted)
        {
            _parts.Log.Write(LogLevel.Information, "the gateway knows the session: the InvalidateKey was unfounded");
            _uplink.Validated();
            Settle();
        }
    }

    /// <summary>The gateway was asked under <see cref="Asked"/>.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnAsked(long now)
    {
        Asked = null;
        _requestsLeft--;
        _due = now + AnswerMilliseconds;
    }

    /// <summary>Does what is due: clock requests, ClientHellos, and the end of what was not answered.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (_search.HelloAddress == MacAddress.None || _search.IsScanning)
        {
            return int.MaxValue;
        }

        if (_state == RegistrationState.Settled)
        {
            PumpSettled(now);
        }

        bool isDue = _due != Never && now >= _due;
        switch (_state)
        {
            case RegistrationState.Doubted:
            case RegistrationState.Proving:
                if (isDue && Asked == null)
                {
                    Continue(now);
                }

                break;
            default:
                if (isDue)
                {
                    Hello(now);
                }

                break;
        }

        if (Asked != null)
        {
            return Uplink.RetryMilliseconds;
        }

        if (_due != Never)
        {
            return Wait.Until(_due, now);
        }

        return _renewalWanted ? Wait.Until(_renewalNotBefore, now)
            : _doubtWanted ? Wait.Until(_doubtNotBefore, now)
            : int.MaxValue;
    }

    private void PumpSettled(long now)
    {
        if (!_session.IsOpen)
        {
            _due = _due == Never ? now + _delay.Next() : _due;
            return;
        }

        _renewalWanted |= _session.NeedsRenewal;
        if (_renewalWanted && now >= _renewalNotBefore)
        {
            BeginRenewal(now);
        }
        else if (_doubtWanted && now >= _doubtNotBefore)
        {
            _doubtWanted = false;
            _doubtNotBefore = now + DoubtPauseMilliseconds;
            Ask(RegistrationState.Doubted, _session, now);
        }
    }

    private void BeginRenewal(long now)
    {
        _renewalWanted = false;
        _doubtWanted = false;
        _renewalNotBefore = now + RenewalPauseMilliseconds;
        _attempts = RenewalAttempts;
        Hello(now);
    }

    /// <summary>The gateway has not answered in time: it is asked again, or the session is none of its.</summary>
    private void Continue(long now)
    {
        if (_requestsLeft > 0)
        {
            Asked = _state == RegistrationState.Doubted ? _session : Candidate;
            return;
        }

        if (_state == RegistrationState.Doubted)
        {
            _due = _renewalNotBefore;
            if (now >= _renewalNotBefore)
            {
                BeginRenewal(now);
            }
        }
        else if (!TrySpare(now))
        {
            Candidate.Close();
            CandidateSource = MacAddress.None;
            Hello(now);
        }
    }

    private void Hello(long now)
    {
        if (_session.IsOpen && --_attempts < 0)
        {
            _parts.Log.Write(LogLevel.Warning, "the gateway did not answer; the session stays in use");
            Settle();
            return;
        }

        _agreement.CreateKeyPair();
        _spareId = NoSpare;
        _spares = 0;
        bool sent = _uplink.SendHello(_networkKey, _search.HelloAddress, _agreement.PublicKey, Sleepy, _wantsBroadcasts);
        _state = RegistrationState.Greeting;
        _due = now + (sent ? _delay.Next() : Uplink.RetryMilliseconds);
        _attempts += sent ? 0 : 1;
        Hold(now);
    }

    private void Ask(RegistrationState state, Session session, long now)
    {
        _state = state;
        _requestsLeft = Requests;
        Asked = session;
        _due = now;
        Hold(now);
    }

    private void Hold(long now)
    {
        _heldUntil = now + (Requests * AnswerMilliseconds);
    }

    /// <summary>
    /// Several ServerHellos for one hello: all but one are recorded ones, and those may be faster. Each that comes has the same chance of
    /// being tried, so that no number of them keeps the node out for good.
    /// </summary>
    private string KeepSpare(byte[] frame, int id)
    {
        if (_spares == SpareTried)
        {
            return "ServerHello that was not asked for";
        }

        if (_spares < ushort.MaxValue)
        {
            _spares++;
        }

        if (_delay.Below(_spares) == 0)
        {
            Array.Copy(frame, ServerHelloFrame.PublicKeyOffset, _spareKey, 0, _spareKey.Length);
            _spareId = id;
        }

        return null;
    }

    private bool TrySpare(long now)
    {
        int id = _spareId;
        _spareId = NoSpare;
        _spares = SpareTried;
        if (id == NoSpare || !_agreement.Derive(_spareKey, 0, Candidate, CandidateSource))
        {
            return false;
        }

        Candidate.Open(id, now);
        Ask(RegistrationState.Proving, Candidate, now);
        return true;
    }

    private void Settle()
    {
        _state = RegistrationState.Settled;
        _due = Never;
        _doubtWanted = false;
        _renewalWanted = false;
        Asked = null;
        Candidate.Close();
        CandidateSource = MacAddress.None;
        _agreement.Clear();
    }

    private void LogRegistered(long gateway)
    {
        _parts.Log.Write(
            LogLevel.Information,
            "registered with " + MacAddress.Format(gateway) + " as node " + _session.NodeId.ToString());
    }
}
