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
/// A connection to the broker through nanoFramework.M2Mqtt (MQTT 3.1.1, quality of service 0). One thread of the link connects and
/// hands over what is published; the library's own threads receive. The pump only meets two bounded queues. Inbound policy: the
/// newest message is dropped and counted where the queue is full, because the library would pile them up without end.
/// The library waits 30 s for CONNACK and as long as the keep-alive for PINGRESP; its name lookup, TCP, TLS and writing have no
/// bound that holds, so a connection that stands still is abandoned with its thread (<see cref="Abandon"/>).
/// Where there is no memory for a connection it is given up, and what it left is closed before the next attempt. A thread that ended
/// for want of memory is started anew by <see cref="Connect"/>.
/// </summary>
public sealed class M2MqttLink : IMqttLink
{
    // The library's queue of both directions, which it bounds by this alone.
    private const int LibraryMessages = 64;
    private const int FullPauseMilliseconds = 20;
    private const int PollMilliseconds = 1000;
    private const int AnswerMilliseconds = 10000;
    private const int TimeMilliseconds = 30000;
    private const ushort KeepAliveSeconds = 30;

    // A closed socket lets its thread go. Where it does not, so many are left behind before no other is started.
    private const int MaximumStuck = 3;

    // A literal takes memory where it is used.
    private static readonly string _noMemory = "there was not enough memory for the connection";

    private readonly BrokerLogin _login;
    private readonly IClock _clock;
    private readonly PumpSignal _signal;
    private readonly ILog _log;
    private readonly object _gate = new object();
    private readonly MessageRing _inbound = new MessageRing(LinkLimits.InboundMessages, LinkLimits.InboundBytes);
    private readonly MessageRing _outbound = new MessageRing(
        LinkLimits.OutboundMessages,
        LinkLimits.OutboundBytes,
        LinkLimits.MaximumOutbound);
    private readonly AutoResetEvent _work = new AutoResetEvent(false);
    private readonly AutoResetEvent _subscribed = new AutoResetEvent(false);
    private readonly Thread[] _earlier = new Thread[MaximumStuck];
    private string _willTopic;
    private string _willPayload;
    private string[] _subscriptions;
    private bool _refused;
    private int _dropsLogged;
    private int _lost;
    private MqttClient _client;
    private MqttClient _abandoned;
    private Thread _runner;
    private int _generation;
    private MqttLinkState _state = MqttLinkState.Closed;
    private string _error;

    /// <summary>Creates a link that is closed. Its thread starts with the first attempt.</summary>
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
        get { return _state; }
    }

    /// <inheritdoc/>
    public string LastError
    {
        get { return _error; }
    }

    /// <summary>Gets which kind of fault <see cref="LastError"/> tells of.</summary>
    public TrialFault LastFault { get; private set; }

    /// <summary>Gets how many received messages were dropped since the start because the queue was full.</summary>
    public int Dropped
    {
        get { return _inbound.Refused + _lost; }
    }

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        if (_state != MqttLinkState.Closed)
        {
            return;
        }

        CloseAbandoned();
        if (!IsRunning())
        {
            _error = "earlier connections have not ended yet";
            return;
        }

        _willTopic = willTopic;
        _willPayload = willPayload;
        _subscriptions = subscriptions;
        _state = MqttLinkState.Connecting;
        _work.Set();
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
            _earlier[FreePlace()] = _runner;
            _runner = null;
            _abandoned = _client;
            _client = null;
            _outbound.Clear();
            _state = MqttLinkState.Closed;
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
        // The library keeps the array it is given until the message has left.
        byte[] copy = new byte[payload.Length];
        Array.Copy(payload, 0, copy, 0, copy.Length);
        lock (_gate)
        {
            if (_state != MqttLinkState.Connected || !_outbound.Add(topic, copy, retain))
            {
                return false;
            }
        }

        _work.Set();
        return true;
    }

    private int FreePlace()
    {
        int place = 0;
        while (place < MaximumStuck && _earlier[place] != null && _earlier[place].IsAlive)
        {
            place++;
        }

        return place;
    }

    // Starts the thread where it is not there, unless too many earlier ones are still busy.
    private bool IsRunning()
    {
        if (_runner != null && _runner.IsAlive)
        {
            return true;
        }

        if (FreePlace() == MaximumStuck)
        {
            return false;
        }

        _runner = new Thread(Run);
        _runner.Start();
        return true;
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
        while (generation == _generation)
        {
            try
            {
                _work.WaitOne();
                if (generation != _generation)
                {
                    // It was for the thread that took this one's place.
                    _work.Set();
                }
                else if (_state == MqttLinkState.Connecting)
                {
                    RunConnection(generation);
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
    }

    private void RunConnection(int generation)
    {
        Close(_client);
        string error = "the connection was closed";
        MqttClient client = null;
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
            Serve(client, generation);
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
            _outbound.Clear();
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

            _state = MqttLinkState.Connected;
        }

        _signal.Set();
    }

    private void Serve(MqttClient client, int generation)
    {
        MqttMessage message = new MqttMessage();
        while (client.IsConnected && generation == _generation)
        {
            bool taken;
            lock (_gate)
            {
                taken = generation == _generation && _outbound.Take(message);
            }

            if (taken)
            {
                Send(client, message);
            }
            else
            {
                _work.WaitOne(PollMilliseconds, false);
            }
        }
    }

    private static void Send(MqttClient client, MqttMessage message)
    {
        while (client.IsConnected)
        {
            try
            {
                client.Publish(message.Topic, message.Payload, null, null, MqttQoSLevel.AtMostOnce, message.Retained);
                return;
            }
            catch (MqttClientException exception)
            {
                if (exception.ErrorCode != MqttClientErrorCode.InflightQueueFull)
                {
                    throw;
                }

                Thread.Sleep(FullPauseMilliseconds);
            }
            catch (OutOfMemoryException)
            {
                Thread.Sleep(FullPauseMilliseconds);
            }
        }
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
        _work.Set();
    }
}
