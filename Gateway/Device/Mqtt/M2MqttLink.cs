using System;
using System.Threading;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>
/// A connection to the broker through nanoFramework.M2Mqtt (MQTT 3.1.1, quality of service 0). One thread of the link connects and
/// hands over what is published; the library's own threads receive. The pump only meets two bounded queues. Inbound policy: the
/// newest message is dropped and counted where the queue is full, because the library would pile them up without end.
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

    private readonly BrokerLogin _login;
    private readonly IClock _clock;
    private readonly PumpSignal _signal;
    private readonly ILog _log;
    private readonly object _gate = new object();
    private readonly MessageRing _inbound = new MessageRing(LinkLimits.InboundMessages, LinkLimits.InboundBytes);
    private readonly MessageRing _outbound = new MessageRing(LinkLimits.OutboundMessages, LinkLimits.OutboundBytes);
    private readonly AutoResetEvent _work = new AutoResetEvent(false);
    private readonly AutoResetEvent _subscribed = new AutoResetEvent(false);
    private string _willTopic;
    private string _willPayload;
    private string[] _subscriptions;
    private bool _refused;
    private int _dropsLogged;

    /// <summary>Makes a link that is closed, and starts its thread.</summary>
    /// <param name="login">The broker.</param>
    /// <param name="clock">Tells when certificates can be judged.</param>
    /// <param name="signal">Woken when the pump has something to look at.</param>
    /// <param name="log">Receives the count of dropped messages.</param>
    public M2MqttLink(BrokerLogin login, IClock clock, PumpSignal signal, ILog log)
    {
        _login = login;
        _clock = clock;
        _signal = signal;
        _log = log;
        new Thread(Run).Start();
    }

    /// <inheritdoc/>
    public int State { get; private set; } = MqttLinkState.Closed;

    /// <inheritdoc/>
    public string LastError { get; private set; }

    /// <summary>Gets how many received messages were dropped since the start because the queue was full.</summary>
    public int Dropped
    {
        get { return _inbound.Refused; }
    }

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        if (State != MqttLinkState.Closed)
        {
            return;
        }

        _willTopic = willTopic;
        _willPayload = willPayload;
        _subscriptions = subscriptions;
        State = MqttLinkState.Connecting;
        _work.Set();
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

        if (_inbound.Refused != _dropsLogged)
        {
            _dropsLogged = _inbound.Refused;
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
            if (State != MqttLinkState.Connected || !_outbound.Add(topic, copy, retain))
            {
                return false;
            }
        }

        _work.Set();
        return true;
    }

    private void Run()
    {
        while (true)
        {
            _work.WaitOne();
            if (State != MqttLinkState.Connecting)
            {
                continue;
            }

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
                    null,
                    _login.Authority == null ? MqttSslProtocols.None : MqttSslProtocols.TLSv1_2);
                Open(client);
                Serve(client);
            }
            catch (Exception exception)
            {
                // Whatever the library throws is a failed attempt to the firmware, which tries again.
                error = exception.Message ?? exception.GetType().Name;
            }

            Close(client);
            lock (_gate)
            {
                _outbound.Clear();
                LastError = error;
                State = MqttLinkState.Closed;
            }

            _signal.Set();
        }
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

    private void Open(MqttClient client)
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
            throw new Exception("the broker refused (code " + ((int)code).ToString() + ")");
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
            State = MqttLinkState.Connected;
        }

        _signal.Set();
    }

    private void Serve(MqttClient client)
    {
        MqttMessage message = new MqttMessage();
        while (client.IsConnected)
        {
            bool taken;
            lock (_gate)
            {
                taken = _outbound.Take(message);
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
        }
    }

    private static void Close(MqttClient client)
    {
        try
        {
            client?.Dispose();
        }
        catch (Exception)
        {
            // A connection that is gone cannot be closed any better.
        }
    }

    private void OnMessage(object sender, MqttMsgPublishEventArgs e)
    {
        lock (_gate)
        {
            _inbound.Add(e.Topic, e.Message ?? new byte[0], e.Retain);
        }

        _signal.Set();
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
