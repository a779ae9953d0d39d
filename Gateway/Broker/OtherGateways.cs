using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// Notices another gateway of the same network's name on the broker, of whatever version: they all publish 1 under the same status
/// topic when they connect and every five minutes, and 0 is their last will. The broker hands each of our own messages back to us
/// once; what comes beyond that is another's. While one may be there, nobody is told that a node does not exist: it may be the
/// other's.
/// </summary>
public sealed class OtherGateways
{
    /// <summary>One that was not heard for two of its periods and a minute is gone.</summary>
    public const long HeardMilliseconds = 660000;

    /// <summary>One whose status the broker kept is heard within a period, or was gone before.</summary>
    public const long SuspectedMilliseconds = 330000;

    /// <summary>The broker returns a message within this time. Where it lost one, the next is not taken for it.</summary>
    private const long EchoMilliseconds = 60000;

    private readonly string _statusTopic;
    private readonly long _address;
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private OtherGateway _state;
    private long _until;
    private long _publishedAt;
    private int _echoes;
    private bool _hearsItself;
    private bool _wasConnected;
    private bool _isFirstConnection;

    /// <summary>Creates the watch.</summary>
    /// <param name="statusTopic">The topic of the gateways' status.</param>
    /// <param name="address">The gateway's own MAC address.</param>
    /// <param name="publisher">Where a notice goes.</param>
    /// <param name="log">Where it is logged.</param>
    public OtherGateways(string statusTopic, long address, Publisher publisher, ILog log)
    {
        _statusTopic = statusTopic;
        _address = address;
        _publisher = publisher;
        _log = log;
    }

    /// <summary>Gets whether another gateway may be there.</summary>
    public bool MayExist
    {
        get { return _state != OtherGateway.None; }
    }

    /// <summary>Gets or sets whether the own status has to be published now: another's message hides it, or it is news to another.</summary>
    public bool WantsStatus { get; set; }

    /// <summary>
    /// Determines whether the gateway's own status, which it published a minute ago, has not come back, though it did before: then nothing
    /// else comes either.
    /// </summary>
    /// <param name="now">The clock's milliseconds.</param>
    public bool IsDeaf(long now)
    {
        return _hearsItself && _echoes > 0 && now - _publishedAt >= EchoMilliseconds;
    }

    /// <summary>A connection was made: what was published over an earlier one does not come back.</summary>
    public void OnConnected()
    {
        _echoes = 0;
        _isFirstConnection = !_wasConnected;
        _wasConnected = true;
    }

    /// <summary>The own status was handed to the link.</summary>
    public void OnPublished(long now)
    {
        _echoes = now - _publishedAt < EchoMilliseconds ? _echoes + 1 : 1;
        _publishedAt = now;
        WantsStatus = false;
    }

    /// <summary>Takes a message, if it is a gateway's status.</summary>
    /// <returns>False where it is another message.</returns>
    public bool OnMessage(MqttMessage message, long now)
    {
        if (message.Topic != _statusTopic)
        {
            return false;
        }

        bool isThere = message.Payload.Length == 1 && message.Payload[0] == '1';
        if (message.Retained)
        {
            // At a later connection it may be our own.
            if (isThere && _state == OtherGateway.None && (_isFirstConnection || !_wasConnected))
            {
                Enter(OtherGateway.Suspected, now + SuspectedMilliseconds);
            }
        }
        else if (!isThere)
        {
            // Whoever goes leaves a 0 behind, which is not true of us, nor of any third one.
            WantsStatus = true;
            Enter(OtherGateway.None, 0);
        }
        else if (_echoes > 0)
        {
            _echoes--;
            _hearsItself = true;
        }
        else
        {
            WantsStatus |= _state != OtherGateway.Heard;
            Enter(OtherGateway.Heard, now + HeardMilliseconds);
        }

        return true;
    }

    /// <summary>Notices that another gateway is not heard any more.</summary>
    public void Pump(long now)
    {
        if (_state != OtherGateway.None && now >= _until)
        {
            Enter(OtherGateway.None, 0);
        }
    }

    private void Enter(OtherGateway state, long until)
    {
        _until = until;
        if (state == _state)
        {
            return;
        }

        bool wasHeard = _state == OtherGateway.Heard;
        _state = state;
        if (state == OtherGateway.Suspected)
        {
            _log.Write(
                LogLevel.Information,
                "the broker has the status of a gateway of this network: until it is clear whether there is another, nobody is told "
                    + "that a node does not exist");
        }
        else if (state == OtherGateway.Heard)
        {
            Report("another gateway uses this network's name on this broker: nobody is told that a node does not exist");
        }
        else if (wasHeard)
        {
            Report("the other gateway of this network's name is gone");
        }
    }

    private void Report(string text)
    {
        _log.Write(LogLevel.Warning, text);
        string json = "{\"notice\":" + Json.Quote(text) + ",\"address\":\"" + MacAddress.Format(_address) + "\"}";
        _publisher.Notice(CommandName.GatewayNode, CommandName.Notice, json, false);
    }
}
