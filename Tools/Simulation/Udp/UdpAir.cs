using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>
/// A radio whose frames are UDP datagrams on the loopback interface, so that foreign programs can take part. It takes
/// frames for its own address and broadcasts. One thread, the boards', calls its members.
/// </summary>
public sealed class UdpAir : IRadio, IDisposable
{
    /// <summary>Frames, and send results, that may wait for the firmware.</summary>
    public const int QueueCapacity = 64;

    private const int WifiChannel = 1;

    // What a node in the same room is heard with, in dBm.
    private const int NearbyRssi = -50;

    private readonly UdpChannel _channel;
    private readonly double _loss;
    private readonly Random _sendLoss;
    private readonly Random _receiveLoss;
    private readonly SocketAddress _defaultPeer;
    private readonly List<SocketAddress> _targets = [];
    private readonly byte[] _datagram = new byte[UdpFrame.MaximumCount];
    private readonly Queue<(int Ticket, bool Delivered)> _results = new(QueueCapacity);

    // What both threads touch stands behind the gate.
    private readonly Lock _gate = new();
    private readonly UdpPeers _peers = new();
    private readonly Queue<ReceivedFrame> _free = new(QueueCapacity);
    private readonly Queue<ReceivedFrame> _waiting = new(QueueCapacity);
    private volatile Action? _wake;
    private int _ticket;
    private int _overruns;
    private int _malformed;

    /// <summary>Opens the listening port. The radio is off.</summary>
    /// <param name="address">This device's MAC address.</param>
    /// <param name="options">Ports and loss.</param>
    /// <exception cref="SocketException">The port is in use.</exception>
    public UdpAir(long address, UdpAirOptions options)
    {
        Address = address;
        _loss = options.Loss;

        // Two programs with one seed must not lose the same frames, nor one program the same both ways.
        int seed = unchecked((options.Seed * 31) + (int)address);
        _sendLoss = new Random(seed);
        _receiveLoss = new Random(~seed);
        _defaultPeer = new IPEndPoint(IPAddress.Loopback, options.PeerPort).Serialize();
        for (int i = 0; i < QueueCapacity; i++)
        {
            _free.Enqueue(new ReceivedFrame());
        }

        _channel = new UdpChannel(options.ListenPort, Take);
        _channel.Start();
    }

    /// <inheritdoc/>
    public long Address { get; }

    /// <inheritdoc/>
    public int Channel => WifiChannel;

    /// <summary>Gets the UDP port that frames come in at.</summary>
    public int ListenPort => _channel.Port;

    /// <inheritdoc/>
    public int Overruns => Volatile.Read(ref _overruns);

    /// <summary>Gets how many datagrams were dropped because of their size.</summary>
    public int Malformed => Volatile.Read(ref _malformed);

    /// <inheritdoc/>
    public int SendCapacity => QueueCapacity - _results.Count;

    /// <inheritdoc/>
    public FrameRoom Room => FrameRoom.Usual;

    /// <inheritdoc/>
    /// <remarks>Its datagrams carry up to 250 bytes.</remarks>
    public bool TrySetRoom(FrameRoom room)
    {
        return room == FrameRoom.Usual;
    }

    /// <summary>Switches the radio on, with empty queues.</summary>
    /// <param name="wake">Called on any thread after each event that the firmware's pump has to see.</param>
    public void Start(Action wake)
    {
        Stop();
        _wake = wake;
    }

    /// <summary>Switches the radio off. What it holds is gone; the port stays open and the endpoints stay known.</summary>
    public void Stop()
    {
        _wake = null;
        _results.Clear();
        _ticket = 0;
        lock (_gate)
        {
            while (_waiting.TryDequeue(out ReceivedFrame? frame))
            {
                _free.Enqueue(frame);
            }

            _overruns = 0;
        }
    }

    /// <inheritdoc/>
    public bool Receive(ReceivedFrame frame)
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out ReceivedFrame? received))
            {
                return false;
            }

            Array.Copy(received.Payload, frame.Payload, received.Count);
            frame.Source = received.Source;
            frame.Count = received.Count;
            frame.Rssi = received.Rssi;
            _free.Enqueue(received);
            return true;
        }
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        if (_wake is not { } wake || SendCapacity == 0)
        {
            return 0;
        }

        _ticket = _ticket == int.MaxValue ? 1 : _ticket + 1;
        int size = UdpFrame.Write(_datagram, Address, destination, NearbyRssi, frame.AsSpan(offset, count));
        ReadOnlySpan<byte> datagram = _datagram.AsSpan(0, size);
        bool isBroadcast = destination == MacAddress.Broadcast;
        bool delivered = isBroadcast;
        if (!IsLost(_sendLoss))
        {
            if (isBroadcast)
            {
                SendToAll(datagram);
            }
            else
            {
                delivered = _channel.Send(datagram, PeerOf(destination));
            }
        }

        _results.Enqueue((_ticket, delivered));
        wake();
        return _ticket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        if (!_results.TryDequeue(out (int Ticket, bool Delivered) oldest))
        {
            return false;
        }

        result.Ticket = oldest.Ticket;
        result.Delivered = oldest.Delivered;
        return true;
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _channel.Dispose();
    }

    private SocketAddress PeerOf(long destination)
    {
        lock (_gate)
        {
            return _peers.Find(destination) ?? _defaultPeer;
        }
    }

    private void SendToAll(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            _peers.CopyTo(_targets, _defaultPeer);
        }

        foreach (SocketAddress target in _targets)
        {
            _channel.Send(datagram, target);
        }
    }

    // On the receiving thread.
    private void Take(byte[] datagram, int count, SocketAddress sender)
    {
        if (!UdpFrame.IsFrame(count) || !MacAddress.IsDevice(UdpFrame.Source(datagram)))
        {
            Interlocked.Increment(ref _malformed);
            return;
        }

        long source = UdpFrame.Source(datagram);
        long destination = UdpFrame.Destination(datagram);
        if (source == Address || (destination != Address && destination != MacAddress.Broadcast))
        {
            return;
        }

        if (IsLost(_receiveLoss))
        {
            return;
        }

        lock (_gate)
        {
            _peers.Hear(source, sender);
            if (_wake is null)
            {
                return;
            }

            if (!_free.TryDequeue(out ReceivedFrame? frame))
            {
                _overruns++;
                return;
            }

            frame.Source = source;
            frame.Count = count - UdpFrame.HeaderCount;
            frame.Rssi = Math.Min(UdpFrame.Rssi(datagram), 0);
            Array.Copy(datagram, UdpFrame.HeaderCount, frame.Payload, 0, frame.Count);
            _waiting.Enqueue(frame);
        }

        _wake?.Invoke();
    }

    private bool IsLost(Random random)
    {
        return _loss > 0 && random.NextDouble() < _loss;
    }
}
