using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Announcing;

/// <summary>
/// Announces the gateway in its Wi-Fi by multicast DNS, and answers who asks: its page (<c>_http._tcp</c>), its port for the Arduino tools
/// (<c>_arduino._tcp</c>), its name under <c>local</c>. Where another device has that name, it takes one with a number behind it; after its
/// next start it tries the first one again.
/// </summary>
public sealed class MdnsAnnouncer : IPumped
{
    /// <summary>The port of multicast DNS.</summary>
    public const int Port = 5353;

    /// <summary>The group of multicast DNS: 224.0.0.251.</summary>
    public const uint Group = 0xE00000FB;

    private const int LookMilliseconds = 5000;
    private const int PollMilliseconds = 50;
    private const int Batch = 4;

    // An answer waits so long that the answers of several devices do not meet (20 to 120 ms, section 6), and each record goes out once a
    // second at most.
    private const int AnswerMilliseconds = 20;
    private const int AnswerSpread = 101;
    private const int PauseMilliseconds = 1000;
    private const int Announcements = 2;
    private const long Never = -1;

    // RFC 6762 section 8.1. Each device waits as long as the last byte of its MAC address says before it asks first.
    private const int Probes = 3;
    private const int ProbeMilliseconds = 250;
    private const int LostMilliseconds = 1000;
    private const int MaximumRenames = 15;
    private const int RestMilliseconds = 5000;
    private const int FirstNumber = 2;
    private const int LastNumber = 99;

    private readonly IDatagramLink _link;
    private readonly INetworkInfo _network;
    private readonly ILog _log;
    private readonly GatewayConfig _config;
    private readonly string _name;
    private readonly MdnsHost _host;
    private readonly MdnsResponse _response;
    private readonly NetworkPeer _peer = new NetworkPeer();
    private readonly byte[] _message = new byte[MdnsResponse.MaximumCount];
    private MdnsState _state;
    private MdnsRecords _waiting;
    private int _number;
    private int _renames;
    private int _left;
    private long _due = Never;
    private long _sentAt = -PauseMilliseconds;
    private long _lookAt;

    /// <summary>Creates it.</summary>
    /// <param name="config">The gateway's name and ports. Its name is changed where another device has it.</param>
    /// <param name="parts">What the platform gives; <see cref="GatewayParts.Announcements"/> is not null.</param>
    public MdnsAnnouncer(GatewayConfig config, GatewayParts parts)
    {
        _link = parts.Announcements;
        _network = parts.Network;
        _log = parts.Log;
        _config = config;
        _name = config.HostName;
        _host = new MdnsHost(config.HostName, config.WebPort, parts.ArduinoOta == null ? 0 : config.ArduinoOtaPort);
        _response = new MdnsResponse(_host);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now >= _lookAt)
        {
            _lookAt = now + LookMilliseconds;
            Look(now);
        }

        if (_state == MdnsState.Off)
        {
            return (int)(_lookAt - now);
        }

        for (int i = 0; i < Batch; i++)
        {
            int count = _link.Receive(_message, _peer);
            if (count < 0)
            {
                break;
            }

            Take(count, now);
        }

        if (_due != Never && now >= _due)
        {
            Act(now);
        }

        return PollMilliseconds;
    }

    /// <summary>Withdraws the gateway's records, where they were announced (RFC 6762 section 10.1).</summary>
    public void SendGoodbye()
    {
        if (_state == MdnsState.Announcing || _state == MdnsState.Serving)
        {
            Send(_response.WriteGoodbye(_message));
        }
    }

    /// <summary>Reads an IPv4 address.</summary>
    /// <returns>0 where it is none.</returns>
    private static uint Parse(string text)
    {
        uint address = 0;
        byte[] bytes = text == null ? new byte[0] : System.Text.Encoding.UTF8.GetBytes(text);
        int at = 0;
        for (int i = 0; i < 4; i++)
        {
            int dot = i == 3 ? bytes.Length : AsciiText.IndexOf(bytes, at, bytes.Length - at, (byte)'.');
            long number = dot <= at ? -1 : AsciiText.ParseNumber(bytes, at, dot - at, byte.MaxValue);
            if (number < 0)
            {
                return 0;
            }

            address = (address << 8) | (uint)number;
            at = dot + 1;
        }

        return address;
    }

    // A Wi-Fi that was left takes the group along: the port is taken anew.
    private void Look(long now)
    {
        uint address = _network.Ssid.Length == 0 ? 0 : Parse(_network.Address);
        if (address == _host.Address && (address == 0) == (_state == MdnsState.Off))
        {
            return;
        }

        _link.Close();
        _host.Address = address;
        _state = MdnsState.Off;
        _due = Never;
        if (address != 0 && _link.Open(Port))
        {
            Probe(now + Spread());
        }
    }

    private int Spread()
    {
        return (int)(_network.StationAddress & byte.MaxValue) % ProbeMilliseconds;
    }

    private void Probe(long at)
    {
        _state = MdnsState.Probing;
        _left = Probes;
        _waiting = MdnsRecords.None;
        _due = at;
    }

    private void Take(int count, long now)
    {
        // Who asks from another port knows multicast DNS by halves; who answers from one is not to be heard (section 6).
        bool isFromGroup = _peer.Port == Port;
        if (!MdnsMessage.IsRegular(_message, count) || (MdnsMessage.IsResponse(_message) && !isFromGroup))
        {
            return;
        }

        MdnsConflict rival = MdnsConflicts.Read(_host, _message, count, _state == MdnsState.Probing);
        if (rival == MdnsConflict.Prober)
        {
            // The winner of the tie-break has the name by then, and answers.
            Probe(now + LostMilliseconds + Spread());
        }
        else if (rival == MdnsConflict.Holder && _state == MdnsState.Probing)
        {
            Rename(now);
        }
        else if (rival == MdnsConflict.Holder)
        {
            // Two have the name, as where two networks were joined. Whoever keeps it says so when it is asked.
            Probe(now + Spread());
        }
        else if (_state != MdnsState.Probing)
        {
            MdnsRecords asked = MdnsQuery.Read(_host, _message, count);
            if (isFromGroup)
            {
                Answer(asked, now);
            }
            else
            {
                AnswerAlone(asked, count);
            }
        }
    }

    // Section 6.7: such a querier hears only what is sent to it, under the number of its query.
    private void AnswerAlone(MdnsRecords asked, int count)
    {
        int answer = _response.WriteAlone(asked, _message, count);
        if (answer > 0)
        {
            _link.Send(_message, answer, _peer);
        }
    }

    private void Rename(long now)
    {
        string taken = _config.HostName;
        _number = _number < FirstNumber || _number == LastNumber ? FirstNumber : _number + 1;
        _config.HostName = _name + "-" + _number.ToString();
        _host.Names.Host = _config.HostName;
        _log.Write(
            LogLevel.Warning,
            "another device at " + _peer.FormatAddress() + " is " + taken + ".local: this gateway is " + _config.HostName + ".local");
        _renames++;
        Probe(now + (_renames < MaximumRenames ? Spread() : RestMilliseconds));
    }

    private void Answer(MdnsRecords asked, long now)
    {
        if (asked == MdnsRecords.None)
        {
            return;
        }

        _waiting |= asked;
        if (MdnsQuery.IsProbe(_message))
        {
            _due = now;
        }
        else if (_due == Never)
        {
            long next = _sentAt + PauseMilliseconds;
            long soon = now + AnswerMilliseconds + (Spread() % AnswerSpread);
            _due = soon > next ? soon : next;
        }
    }

    // What is due next in each state.
    private void Act(long now)
    {
        switch (_state)
        {
            case MdnsState.Probing when _left > 0:
                _left--;
                _due = now + ProbeMilliseconds;
                Send(_response.WriteProbe(_message));
                break;
            case MdnsState.Probing:
                _state = MdnsState.Announcing;
                _renames = 0;
                _left = Announcements;
                Announce(now);
                break;
            case MdnsState.Announcing:
                Announce(now);
                break;
            default:
                _due = Never;
                Report(_waiting, now);
                break;
        }
    }

    private void Announce(long now)
    {
        _left--;
        _state = _left > 0 ? MdnsState.Announcing : MdnsState.Serving;
        _due = _left > 0 ? now + PauseMilliseconds : Never;
        Report(MdnsRecords.All, now);
    }

    private void Report(MdnsRecords records, long now)
    {
        _waiting = MdnsRecords.None;
        _sentAt = now;
        Send(_response.Write(records, _message));
    }

    private void Send(int count)
    {
        if (count > 0)
        {
            _peer.Address = Group;
            _peer.Port = Port;
            _link.Send(_message, count, _peer);
        }
    }
}
