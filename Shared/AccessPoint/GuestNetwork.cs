using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.AccessPoint;

/// <summary>Serves DHCP and DNS to guests of the board's access point. The pump serves both; there is no thread.</summary>
public sealed class GuestNetwork
{
    /// <summary>In how many milliseconds to look again at the latest.</summary>
    public const int PollMilliseconds = 50;

    /// <summary>The wait before a port that was not available is tried again, in milliseconds.</summary>
    public const int RetryMilliseconds = 1000;

    // What comes faster waits for the next turn, or is dropped by the network.
    private const int MaximumInTurn = 8;

    // What an IPv4 host takes at least (RFC 2131 section 2); a longer question is cut off and left alone.
    private const int MaximumMessage = 576;

    private readonly IDatagramLink _addresses;
    private readonly IDatagramLink _names;
    private readonly DhcpResponder _dhcp;
    private readonly DnsResponder _dns;
    private readonly byte[] _message = new byte[MaximumMessage];
    private readonly NetworkPeer _peer = new NetworkPeer();
    private bool _hasAddresses;
    private bool _hasNames;
    private long _next;

    /// <summary>Makes it with closed ports.</summary>
    /// <param name="own">The board's own address in its access point.</param>
    /// <param name="portal">The page's address, at most 64 characters.</param>
    /// <param name="addresses">The port of DHCP. It sends to everybody in the access point.</param>
    /// <param name="names">The port of DNS.</param>
    public GuestNetwork(uint own, string portal, IDatagramLink addresses, IDatagramLink names)
    {
        _dhcp = new DhcpResponder(own, portal);
        _dns = new DnsResponder(own);
        _addresses = addresses;
        _names = names;
    }

    /// <summary>Answers what has come.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it has to be called again at the latest.</returns>
    public int Pump(long now)
    {
        if ((!_hasAddresses || !_hasNames) && now >= _next)
        {
            _next = now + RetryMilliseconds;
            _hasAddresses = _hasAddresses || _addresses.Open(DhcpResponder.ServerPort);
            _hasNames = _hasNames || _names.Open(DnsResponder.Port);
        }

        for (int i = 0; i < MaximumInTurn && AnswerAddress(now); i++)
        {
        }

        for (int i = 0; i < MaximumInTurn && AnswerName(); i++)
        {
        }

        return PollMilliseconds;
    }

    private bool AnswerAddress(long now)
    {
        int count = _addresses.Receive(_message, _peer);
        int answer = count < 0 ? 0 : _dhcp.Answer(_message, count, now, _peer);
        if (answer > 0)
        {
            _addresses.Send(_message, answer, _peer);
        }

        return count >= 0;
    }

    private bool AnswerName()
    {
        int count = _names.Receive(_message, _peer);
        int answer = count < 0 ? 0 : _dns.Answer(_message, count);
        if (answer > 0)
        {
            _names.Send(_message, answer, _peer);
        }

        return count >= 0;
    }
}
