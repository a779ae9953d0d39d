using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Announcing;

/// <summary>
/// Announces the gateway in its Wi-Fi by multicast DNS, and answers who asks: its page (<c>_http._tcp</c>), its port for the Arduino tools
/// (<c>_arduino._tcp</c>), its name under <c>local</c>. It does not look whether another device has that name: where none is chosen, it
/// has digits of the MAC address.
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

    // An answer waits so long that the answers of several devices do not meet, and each record goes out once a second at most.
    private const int AnswerMilliseconds = 50;
    private const int PauseMilliseconds = 1000;
    private const int Announcements = 2;
    private const long Never = -1;

    private readonly IDatagramLink _link;
    private readonly INetworkInfo _network;
    private readonly MdnsNames _names;
    private readonly MdnsResponse _response;
    private readonly NetworkPeer _peer = new NetworkPeer();
    private readonly byte[] _message = new byte[MdnsResponse.MaximumCount];
    private MdnsRecords _waiting;
    private uint _address;
    private int _announcements;
    private long _due = Never;
    private long _sentAt = -PauseMilliseconds;
    private long _lookAt;

    /// <summary>Makes it.</summary>
    /// <param name="config">The gateway's name and ports.</param>
    /// <param name="parts">What the platform gives; <see cref="GatewayParts.Announcements"/> is not null.</param>
    public MdnsAnnouncer(GatewayConfig config, GatewayParts parts)
    {
        _link = parts.Announcements;
        _network = parts.Network;
        _names = new MdnsNames(config.HostName);
        _response = new MdnsResponse(_names, config.WebPort, parts.ArduinoOta == null ? 0 : config.ArduinoOtaPort);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now >= _lookAt)
        {
            _lookAt = now + LookMilliseconds;
            Look(now);
        }

        if (_address == 0)
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

            Answer(MdnsQuery.Read(_names, _message, count), now);
        }

        if (_due != Never && now >= _due)
        {
            Send(now);
        }

        return PollMilliseconds;
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
        if (address == _address)
        {
            return;
        }

        _link.Close();
        _address = address != 0 && _link.Open(Port) ? address : 0;
        _announcements = _address == 0 ? 0 : Announcements;
        _waiting = MdnsRecords.None;
        _due = _address == 0 ? Never : now;
    }

    private void Answer(MdnsRecords asked, long now)
    {
        if (asked == MdnsRecords.None)
        {
            return;
        }

        _waiting |= asked;
        if (_due == Never)
        {
            long next = _sentAt + PauseMilliseconds;
            _due = now + AnswerMilliseconds > next ? now + AnswerMilliseconds : next;
        }
    }

    private void Send(long now)
    {
        int count = _response.Write(_announcements > 0 ? MdnsRecords.All : _waiting, _address, _message);
        _announcements -= _announcements > 0 ? 1 : 0;
        _waiting = MdnsRecords.None;
        _due = _announcements > 0 ? now + PauseMilliseconds : Never;
        if (count > 0)
        {
            _sentAt = now;
            _peer.Address = Group;
            _peer.Port = Port;
            _link.Send(_message, count, _peer);
        }
    }
}
