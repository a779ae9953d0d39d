using System;
using System.Threading;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>
/// A connection to the broker through nanoFramework.M2Mqtt (MQTT 3.1.1, quality of service 0). A thread of the link connects, and ends
/// with that: a thread takes 1.2 KB. The library's own threads send and receive. What is published goes into the library's queue, which
/// never waits for the network, at the pace of <see cref="MessagePace"/>. Inbound policy: the newest message is dropped and counted
/// where the link's queue is full, because the library would pile them up without end.
/// The library waits 30 s for CONNACK and as long as the keep-alive for PINGRESP; its name lookup, TCP, TLS and writing have no
/// bound that holds, so a connection that stands still is abandoned with its thread (<see cref="Abandon"/>).
/// Where there is no memory for a connection it is given up, and what it left is closed before the next attempt.
/// </summary>
public sealed class M2MqttLink : IMqttLink
{
    // The library's queue of both directions, which it bounds by this alone, and drops what it receives where it is full: so there is
    // room beside what is published.
    private const int LibraryMessages = 32;
    private const int PollMilliseconds = 1000;
    private const int AnswerMilliseconds = 10000;
    private const int TimeMilliseconds = 30000;
    private const ushort KeepAliveSeconds = 30;

    // A closed socket lets its thread go. Where it does not, so many are left behind before no other is started.
    private const int MaximumStuck = 3;

    // A literal takes memory where it is used.
    private static readonly string _noMemory = "there was not enough memory for the connection";
    private static readonly string _closed = "the connection was closed";

    private readonly BrokerLogin _login;
    private readonly IClock _clock;
    private readonly PumpSignal _signal;
    private readonly ILog _log;
    private readonly object _gate = new object();
    private readonly MessageRing _inbound = new MessageRing(LinkLimits.InboundMessages, LinkLimits.InboundBytes);
    private readonly MessagePace _pace = new MessagePace(
        LinkLimits.OutboundMessages,
        LinkLimits.OutboundBytes,
        LinkLimits.MaximumOutbound);
    private readonly AutoResetEvent _subscribed = new AutoResetEvent(false);
    private readonly Thread[] _runners = new Thread[MaximumStuck];
    private string _willTopic;
    private string _willPayload;
    private string[] _subscriptions;
    private bool _refused;
    private int _dropsLogged;
    private int _lost;
    private MqttClient _client;
    private MqttClient _abandoned;
    private int _generation;
    private MqttLinkState _state = MqttLinkState.Closed;
    private string _error;

    /// <summary>Creates a link that is closed.</summary>
    /// <param name="login">The broker.</param>
    /// <param name="clock">The time, without which no certificate can be checked.</param>
    /// <param name="signal">Woken when the pump has something to look at.</param>
    /// <param name="log">Receives the count of dropped messages.</param>
    public M2MqttLink(BrokerLogin login, IClock clock, PumpSignal signal, ILog log)
    {
        _login = login;
        _clock = clock;
        _signal = signal;
        _log = log;
    }

    /// <inheritdoc/>
    public MqttLinkState State
    {
        get { return _state == MqttLinkState.Connected && !_client.IsConnected ? MqttLinkState.Closed : _state; }
    }

    /// <inheritdoc/>
    public string LastError
    {
        get { return _error; }
    }

    /// <summary>Gets the kind of fault of <see cref="LastError"/>.</summary>
    public TrialFault LastFault { get; private set; }

    /// <summary>Gets how many received messages were dropped since the start because the queue was full.</summary>
    public int Dropped
    {
        get { return _inbound.Refused + _lost; }
    }

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        if (State != MqttLinkState.Closed)
        {
            return;
        }

        CloseAbandoned();
        int place = FreePlace();
        if (place == MaximumStuck)
        {
            _error = "earlier connections have not ended yet";
            return;
        }

        _willTopic = willTopic;
        _willPayload = willPayload;
        _subscriptions = subscriptions;
        Thread runner = new Thread(Run);
        _runners[place] = runner;
        _state = MqttLinkState.Connecting;
        try
        {
            runner.Start();
        }
        catch (OutOfMemoryException)
        {
            _error = _noMemory;
            _state = MqttLinkState.Closed;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_state == MqttLinkState.Closed)
            {
                return;
            }

            _generation++;
            _state = MqttLinkState.Closed;
            _abandoned = _client;
            _client = null;
        }

        CloseAbandoned();
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        lock (_gate)
        {
            if (_inbound.Take(message))
            {
                return true;
            }
        }

        if (Dropped != _dropsLogged)
        {
            _dropsLogged = Dropped;
            _log.Write(LogLevel.Warning, "MQTT: messages come faster than they are handled, dropped so far: " + _dropsLogged.ToString());
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (State != MqttLinkState.Connected || !_pace.Allows(payload.Length, _clock.Milliseconds))
        {
            return false;
        }

        // The library keeps the array it is given until the message has left.
        byte[] copy = new byte[payload.Length];
        Array.Copy(payload, 0, copy, 0, copy.Length);
        try
        {
            _client.Publish(topic, copy, null, null, MqttQoSLevel.AtMostOnce, retain);
        }
        catch (MqttClientException)
        {
            // Its queue is full.
            return false;
        }

        _pace.Note(payload.Length);
        return true;
    }

    // The attempts that have not come to their end are kept.
    private int FreePlace()
    {
        int place = 0;
        while (place < MaximumStuck && _runners[place] != null && _runners[place].IsAlive)
        {
            place++;
        }

        return place;
    }

    // Closing an abandoned connection may take as long as it wants.
    private void CloseAbandoned()
    {
        if (_abandoned != null)
        {
            new Thread(RunClosing).Start();
        }
    }

    private void RunClosing()
    {
        try
        {
            MqttClient client;
            lock (_gate)
            {
                client = _abandoned;
                _abandoned = null;
            }

            Close(client);
        }
        catch (OutOfMemoryException)
        {
            // Its socket stays until the broker closes it.
        }
    }

    private void Run()
    {
        int generation = _generation;
        try
        {
            if (_state == MqttLinkState.Connecting)
            {
                RunAttempt(generation);
            }
        }
        catch (OutOfMemoryException)
        {
            // Nothing is called here: nanoCLR takes memory for a call, too. The next attempt closes what this one left.
            if (generation == _generation)
            {
                _error = _noMemory;
                _state = MqttLinkState.Closed;
            }
        }
    }

    private void RunAttempt(int generation)
    {
        Close(_client);
        MqttClient client = null;
        string error;
        try
        {
            WaitForTime();
            client = new MqttClient(
                _login.Host,
                _login.Port,
                _login.Authority != null,
                _login.Authority,
                _login.Own,
                _login.Authority == null ? MqttSslProtocols.None : MqttSslProtocols.TLSv1_2);
            lock (_gate)
            {
                _client = generation == _generation ? client : _client;
            }

            Open(client, generation);
            return;
        }
        catch (OutOfMemoryException)
        {
            error = _noMemory;
            LastFault = TrialFault.Other;
        }
        catch (Exception exception)
        {
            // Whatever the library throws is a failed attempt to the firmware, which tries again.
            error = ConnectionError.Describe(exception);
            LastFault = ConnectionError.FaultOf(exception, _login.Authority != null);
        }

        Close(client);
        lock (_gate)
        {
            if (generation != _generation)
            {
                return;
            }

            _client = null;
            _error = error;
            _state = MqttLinkState.Closed;
        }

        _signal.Set();
    }

    private void WaitForTime()
    {
        for (int passed = 0; _login.Authority != null && _clock.UnixMicroseconds == 0; passed += PollMilliseconds)
        {
            if (passed >= TimeMilliseconds)
            {
                throw new Exception("the time is not known yet, and without it no certificate can be judged");
            }

            Thread.Sleep(PollMilliseconds);
        }
    }

    private void Open(MqttClient client, int generation)
    {
        client.Settings.InflightQueueSize = LibraryMessages;
        client.Settings.ValidateServerCertificate = true;
        client.MqttMsgPublishReceived += OnMessage;
        client.MqttMsgSubscribed += OnSubscribed;
        client.ConnectionClosed += OnClosed;
        MqttReasonCode code = client.Connect(
            _login.ClientId,
            _login.User,
            _login.Password,
            true,
            MqttQoSLevel.AtMostOnce,
            true,
            _willTopic,
            _willPayload,
            true,
            KeepAliveSeconds);
        if (code != MqttReasonCode.Success)
        {
            throw new BrokerRefusalException((int)code);
        }

        MqttQoSLevel[] levels = new MqttQoSLevel[_subscriptions.Length];
        _refused = false;
        _subscribed.Reset();
        client.Subscribe(_subscriptions, levels);
        if (!_subscribed.WaitOne(AnswerMilliseconds, false) || _refused)
        {
            throw new Exception("the broker did not grant the subscriptions");
        }

        lock (_gate)
        {
            if (generation != _generation)
            {
                return;
            }

            _error = _closed;
            _state = MqttLinkState.Connected;
        }

        _signal.Set();
    }

    private void Close(MqttClient client)
    {
        try
        {
            if (client != null)
            {
                client.MqttMsgPublishReceived -= OnMessage;
                client.MqttMsgSubscribed -= OnSubscribed;
                client.Dispose();
            }
        }
        catch (OutOfMemoryException)
        {
            // Its threads and its socket are still there.
            throw;
        }
        catch (Exception)
        {
            // A connection that is gone cannot be closed any better.
        }
    }

    private void OnMessage(object sender, MqttMsgPublishEventArgs e)
    {
        try
        {
            lock (_gate)
            {
                _inbound.Add(e.Topic, e.Message ?? new byte[0], e.Retain);
            }

            _signal.Set();
        }
        catch (OutOfMemoryException)
        {
            // One message is lost, in place of the connection.
            _lost++;
        }
    }

    private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
    {
        for (int i = 0; i < e.GrantedQoSLevels.Length; i++)
        {
            _refused |= e.GrantedQoSLevels[i] == MqttQoSLevel.GrantedFailure;
        }

        _subscribed.Set();
    }

    private void OnClosed(object sender, EventArgs e)
    {
        _signal.Set();
    }
}
