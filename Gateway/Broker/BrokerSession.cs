using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Retrying;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// Keeps the gateway connected: connects with the will, tells that it is there, again every five minutes, and tries again
/// after 1, 2, 4, 8, 15 s, and up to a quarter more, where the broker is away: gateways that lose it together do not come back together.
/// The radio goes on meanwhile.
/// </summary>
public sealed class BrokerSession : IPumped
{
    private const int StatusMilliseconds = 300000;
    private const int FirstPauseMilliseconds = 1000;

    // An update waits for a broker that was away for 60 s no longer than PublisherTerms says.
    private const int MaximumPauseMilliseconds = 15000;

    // Connection, TLS, CONNACK and SUBACK have bounds of their own below; this is for a link that does not keep them.
    private const int AttemptMilliseconds = 120000;

    // A link that takes no message for so long while some wait has a broker that reads no more.
    private const int StuckMilliseconds = 60000;

    private static readonly byte[] _here = { (byte)'1' };

    private readonly IMqttLink _link;
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private readonly string _willTopic;
    private readonly string[] _subscriptions;
    private readonly Backoff _pause;
    private long _due;
    private long _movedAt;
    private int _taken;
    private bool _waits;
    private bool _connected;
    private string _loggedError;

    /// <summary>Creates a session that is not connected.</summary>
    /// <param name="topicBase">What every topic of the network begins with.</param>
    /// <param name="address">The gateway's own MAC address.</param>
    /// <param name="link">The connection.</param>
    /// <param name="publisher">What waits to be published.</param>
    /// <param name="random">Makes this gateway's pauses differ from those of others.</param>
    /// <param name="log">Where connections and their errors are logged.</param>
    /// <param name="further">A topic outside the network's level that is subscribed, too; null for none.</param>
    public BrokerSession(string topicBase, long address, IMqttLink link, Publisher publisher, IRandom random, ILog log, string further)
    {
        byte[] spread = new byte[1];
        random.Fill(spread, 0, 1);
        _pause = new Backoff(FirstPauseMilliseconds, MaximumPauseMilliseconds, spread[0]);
        _link = link;
        _publisher = publisher;
        _log = log;
        _willTopic = topicBase + "/" + CommandName.GatewayNode + "/" + CommandName.Status;
        Others = new OtherGateways(_willTopic, address, publisher, log);
        string set = topicBase + "/+/set/#";
        string get = topicBase + "/+/get/#";
        _subscriptions = further == null
            ? new string[] { set, get, _willTopic }
            : new string[] { set, get, _willTopic, further };
    }

    /// <summary>Gets the watch over other gateways of this network: the gateways' status topic is the only one that is not a command's.</summary>
    public OtherGateways Others { get; }

    /// <summary>Does what is due.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        Others.Pump(now);
        MqttLinkState state = _link.State;
        if (state == MqttLinkState.Connected)
        {
            OnConnected(now);
            GiveUpWhereStuck(now);
        }
        else if (state == MqttLinkState.Connecting && now - _movedAt >= AttemptMilliseconds)
        {
            Abandon("the broker does not answer");
        }
        else if (state == MqttLinkState.Closed)
        {
            OnClosed(now);
        }

        return _due > now ? (int)(_due - now) : FirstPauseMilliseconds;
    }

    private void OnConnected(long now)
    {
        if (!_connected)
        {
            _connected = true;
            _pause.Reset();
            _due = now;
            _loggedError = null;
            Others.OnConnected();
            _log.Write(LogLevel.Information, "connected to the MQTT broker");
        }

        // Past the publisher's queue: what waits there may still wait when the connection is gone, and each must come back once.
        if ((now >= _due || Others.WantsStatus) && _link.Publish(_willTopic, _here, true))
        {
            _due = now + StatusMilliseconds;
            Others.OnPublished(now);
        }
    }

    private void GiveUpWhereStuck(long now)
    {
        bool waits = _publisher.Count > 0 && _publisher.Taken == _taken;
        if (!waits || !_waits)
        {
            _waits = waits;
            _taken = _publisher.Taken;
            _movedAt = now;
        }

        if (now - _movedAt >= StuckMilliseconds)
        {
            Abandon("the broker takes nothing any more");
        }
        else if (Others.IsDeaf(now))
        {
            Abandon("the gateway's own status does not come back: nothing is heard of the broker any more");
        }
    }

    private void Abandon(string why)
    {
        _log.Write(LogLevel.Warning, "MQTT: " + why);
        _link.Abandon();
    }

    private void OnClosed(long now)
    {
        if (_connected)
        {
            _due = now + _pause.Next();
            _connected = false;
            _publisher.OnLost(now);
        }

        string error = _link.LastError;
        if (error != null && error != _loggedError)
        {
            _loggedError = error;
            _log.Write(LogLevel.Warning, "MQTT: " + error);
        }

        if (now >= _due)
        {
            _due = now + _pause.Next();
            _movedAt = now;
            _link.Connect(_willTopic, "0", _subscriptions);
        }
    }
}
