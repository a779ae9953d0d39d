using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// Takes the gateway's own image from the Arduino tools (espota.py of arduino-esp32), with the network key as their password. A client
/// sends an invitation by UDP, is asked for the password, and then waits for a TCP connection, over which it sends blocks of 1024 bytes
/// and waits for an answer to each. One attempt at a time. Buffers exist while an image comes.
/// </summary>
public sealed class ArduinoOta
{
    /// <summary>Bytes of a client's blocks.</summary>
    private const int BlockCount = 1024;

    /// <summary>An answer to a nonce has 133 bytes and its line's end; the longest invitation has 64.</summary>
    private const int DatagramCount = 160;

    private const int MaximumDatagrams = 8;
    private const int IdleMilliseconds = 100;
    private const int BusyMilliseconds = 5;
    private const int ReopenMilliseconds = 10000;

    /// <summary>A client waits 10 s for each answer.</summary>
    private const int PatienceMilliseconds = 10000;

    /// <summary>
    /// A client up to core 3.3.0 on Windows cannot read a nonce of 64 digits, and repeats its invitation at once; a client that got no
    /// answer repeats it after 10 s.
    /// </summary>
    private const int UnreadMilliseconds = 2000;

    /// <summary>After this without a further byte the bytes of a block that is not full are answered, for clients with other blocks.</summary>
    private const int PartMilliseconds = 500;

    private const string Refused = "Authentication Failed";
    private const string OnlyFirmware = "only firmware (command 0) is taken";
    private const string WrongDatagram = "datagram that is no invitation of the Arduino tools";
    private const string NoConnection = "no connection to the client";
    private const string Silence = "nothing came for 10 s";
    private const string CutOff = "the connection was cut";

    private readonly IDatagramLink _datagrams;
    private readonly IStreamLink _stream;
    private readonly IPasswordKey _deriver;
    private readonly ICipher _cipher;
    private readonly IRandom _random;
    private readonly string _password;
    private readonly OwnImage _image;
    private readonly UpdateNotice _notice;
    private readonly RejectLog _rejects;
    private readonly int _port;
    private readonly WrongPasswords _wrong = new WrongPasswords();
    private readonly NetworkPeer _sender = new NetworkPeer();
    private readonly NetworkPeer _client = new NetworkPeer();
    private readonly byte[] _datagram = new byte[DatagramCount];
    private PasswordCheck _check;
    private Invitation _incoming = new Invitation();
    private Invitation _invitation = new Invitation();
    private byte[] _block;
    private int _filled;
    private int _answered;
    private long _since;
    private bool _isPortRefused;

    /// <summary>Creates one that opens its port at the first turn.</summary>
    /// <param name="config">The network key, and the port.</param>
    /// <param name="parts">What the platform gives.</param>
    /// <param name="image">The way into the slots.</param>
    /// <param name="notice">Reports the outcome of an update.</param>
    /// <param name="rejects">Counts what is no invitation.</param>
    public ArduinoOta(GatewayConfig config, GatewayParts parts, OwnImage image, UpdateNotice notice, RejectLog rejects)
    {
        _datagrams = parts.ArduinoOta.Datagrams;
        _stream = parts.ArduinoOta.Stream;
        _deriver = parts.ArduinoOta.PasswordKey;
        _cipher = parts.Cipher;
        _random = parts.Random;
        _password = config.NetworkKey;
        _port = config.ArduinoOtaPort;
        _image = image;
        _notice = notice;
        _rejects = rejects;
    }

    /// <summary>Gets where it stands.</summary>
    public ArduinoOtaState State { get; private set; }

    /// <summary>Does what there is to do, and never blocks.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (State == ArduinoOtaState.Closed && !Open(now))
        {
            return IdleMilliseconds;
        }

        TakeDatagrams(now);
        switch (State)
        {
            case ArduinoOtaState.Challenged:
                if (now - _since >= PatienceMilliseconds)
                {
                    Enter(ArduinoOtaState.Idle, now);
                }

                return IdleMilliseconds;
            case ArduinoOtaState.Checking:
                return Check(now);
            case ArduinoOtaState.Connecting:
                return Connect(now);
            case ArduinoOtaState.Receiving:
                return Receive(now);
            default:
                return IdleMilliseconds;
        }
    }

    private void Enter(ArduinoOtaState state, long now)
    {
        State = state;
        _since = now;
    }

    private bool Open(long now)
    {
        if (_isPortRefused && now - _since < ReopenMilliseconds)
        {
            return false;
        }

        if (_datagrams.Open(_port))
        {
            Enter(ArduinoOtaState.Idle, now);
            return true;
        }

        if (!_isPortRefused)
        {
            _isPortRefused = true;
            _notice.Log(LogLevel.Warning, "UDP port " + _port.ToString() + " cannot be used: no updates by the Arduino tools");
        }

        _since = now;
        return false;
    }

    private void TakeDatagrams(long now)
    {
        for (int i = 0; i < MaximumDatagrams; i++)
        {
            int count = _datagrams.Receive(_datagram, _sender);
            if (count < 0)
            {
                return;
            }

            Take(count, now);
        }
    }

    private void Take(int count, long now)
    {
        if (Invitation.ReadCommand(_datagram, count) == Invitation.Authenticate)
        {
            TakeAnswer(Invitation.WithoutEnd(_datagram, count), now);
            return;
        }

        if (!_incoming.TryRead(_datagram, count))
        {
            // Whoever sends it gets nothing back: its address may be another one's.
            _rejects.Reject(_sender.FormatAddress(), WrongDatagram);
            return;
        }

        bool isRepeated = State == ArduinoOtaState.Challenged && _sender.Address == _client.Address;
        string reason = GetRefusal(isRepeated, now);
        if (reason != null)
        {
            _rejects.Reject(_sender.FormatAddress(), reason);
            Answer(reason);
            return;
        }

        Challenge(isRepeated && now - _since < UnreadMilliseconds, now);
    }

    private string GetRefusal(bool isRepeated, long now)
    {
        if (State != ArduinoOtaState.Idle && State != ArduinoOtaState.Done && !isRepeated)
        {
            return OwnImage.UpdateRunning;
        }

        int wait = _wrong.Wait(_sender.Address, now);
        return _incoming.Command != Invitation.Flash ? OnlyFirmware
            : wait > 0 ? "wrong password: wait " + ((wait + 999) / 1000).ToString() + " s"
            : _image.GetRefusal(_incoming.Size, ImageKind.Unknown);
    }

    private void Challenge(bool isOld, long now)
    {
        _check = _check ?? new PasswordCheck(_deriver, _cipher, _password);
        const string Request = "AUTH ";
        for (int i = 0; i < Request.Length; i++)
        {
            _datagram[i] = (byte)Request[i];
        }

        _check.MakeNonce(_random, _datagram, Request.Length);
        _datagrams.Send(_datagram, Request.Length + (isOld ? PasswordCheck.OldCount : PasswordCheck.Count), _sender);
        _client.CopyFrom(_sender);
        Invitation accepted = _incoming;
        _incoming = _invitation;
        _invitation = accepted;
        Enter(ArduinoOtaState.Challenged, now);
    }

    /// <summary>The answer may come from another port of the client than its invitation.</summary>
    private void TakeAnswer(int count, long now)
    {
        if (State != ArduinoOtaState.Challenged || _sender.Address != _client.Address)
        {
            _rejects.Reject(_sender.FormatAddress(), "password that was not asked for");
            return;
        }

        int offset = AsciiText.IndexOf(_datagram, 0, count, (byte)' ') + 1;
        if (offset == 0 || !_check.Begin(_datagram, offset, count - offset))
        {
            _rejects.Reject(_sender.FormatAddress(), "password whose form is wrong");
            Answer(Refused);
            Enter(ArduinoOtaState.Idle, now);
            return;
        }

        _client.CopyFrom(_sender);
        Enter(ArduinoOtaState.Checking, now);
    }

    private int Check(long now)
    {
        if (!_check.Step(out bool isRight))
        {
            return 0;
        }

        _sender.CopyFrom(_client);
        string reason = isRight ? _image.GetRefusal(_invitation.Size, ImageKind.Unknown) : Refused;
        if (reason != null)
        {
            if (!isRight)
            {
                _wrong.Note(_client.Address, now);
            }

            _rejects.Reject(_client.FormatAddress(), isRight ? reason : "wrong password of an update by the Arduino tools");
            Answer(reason);
            Enter(ArduinoOtaState.Idle, now);
            return IdleMilliseconds;
        }

        _wrong.Reset();
        _block = new byte[BlockCount];
        _filled = 0;
        _answered = 0;
        _image.Begin(_invitation.Size, _invitation.Md5);
        _notice.Begin(_client.FormatAddress());
        Answer("OK");
        _client.Port = _invitation.Port;
        _stream.Connect(_client);
        Enter(ArduinoOtaState.Connecting, now);
        return BusyMilliseconds;
    }

    private int Connect(long now)
    {
        switch (_stream.State)
        {
            case StreamState.Open:
            case StreamState.Ended:
                Enter(ArduinoOtaState.Receiving, now);
                return 0;
            case StreamState.Connecting:
                if (now - _since < PatienceMilliseconds)
                {
                    return BusyMilliseconds;
                }

                break;
        }

        GiveUp(NoConnection, now);
        return IdleMilliseconds;
    }

    private int Receive(long now)
    {
        int left = (int)_image.Offer.Size - _image.Written;
        int wanted = left < BlockCount ? left : BlockCount;
        StreamState state = _stream.State;
        bool isLast = wanted == left;

        // The last block is not taken before the image is found right: closed with bytes that were not taken, the connection is reset. A
        // client takes any other end behind its last block for a good one, even a connection that is closed in good order.
        int filled = isLast ? _stream.Peek(_block, wanted) : _filled + _stream.Receive(_block, _filled, wanted - _filled);
        if (filled > _filled)
        {
            _filled = filled;
            _since = now;
            return filled < wanted ? BusyMilliseconds : TakeBlock(isLast, now);
        }

        if (state != StreamState.Open)
        {
            GiveUp(CutOff, now);
            return IdleMilliseconds;
        }

        if (now - _since >= PatienceMilliseconds)
        {
            GiveUp(Silence, now);
            return IdleMilliseconds;
        }

        if (now - _since >= PartMilliseconds && _filled > _answered && !isLast)
        {
            Acknowledge(_filled);
        }

        return BusyMilliseconds;
    }

    private int TakeBlock(bool isLast, long now)
    {
        string reason = _image.Write(_block, 0, _filled);
        if (reason == null && isLast)
        {
            reason = _image.Finish(now);
        }

        if (reason != null)
        {
            Report(isLast ? null : reason);
            End(reason, now);
            return IdleMilliseconds;
        }

        if (!isLast)
        {
            Acknowledge(_filled);
            _filled = 0;
            _answered = 0;
            return 0;
        }

        _stream.Receive(_block, 0, _filled);
        Acknowledge(_filled);
        Report("OK");
        End(null, now);
        Enter(ArduinoOtaState.Done, now);
        return IdleMilliseconds;
    }

    /// <summary>Answers the bytes of a block that were not answered yet: their number in decimal digits.</summary>
    private void Acknowledge(int count)
    {
        if (count > _answered)
        {
            Report((count - _answered).ToString());
            _answered = count;
        }
    }

    private void GiveUp(string reason, long now)
    {
        _image.GiveUp(reason);
        End(reason, now);
    }

    private void End(string reason, long now)
    {
        _stream.Close();
        _block = null;
        _notice.End(reason);
        Enter(ArduinoOtaState.Idle, now);
    }

    private void Report(string text)
    {
        if (text != null)
        {
            _stream.Send(_datagram, Put(text));
        }
    }

    private void Answer(string text)
    {
        _datagrams.Send(_datagram, Put(text), _sender);
    }

    private int Put(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            _datagram[i] = (byte)text[i];
        }

        return text.Length;
    }
}
