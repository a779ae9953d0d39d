using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// A station of the air: a ring of received frames, which the air fills also while the board's program is blocked,
/// and a queue of frames to be sent. A sent frame keeps its place in the queue until its result was fetched, so none
/// is lost.
/// </summary>
public sealed class VirtualRadio : IRadio
{
    /// <summary>The receive ring's size where none is given.</summary>
    public const int DefaultReceiveRing = 32;

    /// <summary>The send queue's size where none is given.</summary>
    public const int DefaultSendQueue = 4;

    private readonly AirModel _air;
    private readonly AirFrame[] _received;
    private readonly AirFrame[] _queue;
    private readonly Contender _contender;
    private readonly Action _onReady;

    // Counts since the last start; a frame's place is its count modulo the size of the ring or queue.
    private long _arrived;
    private long _fetched;
    private long _accepted;
    private long _sent;
    private long _reported;
    private int _ticket;
    private FrameRoom _room;
    private bool _sending;
    private long _readyAt;
    private long _softwareUntil;

    /// <summary>Creates a station that does not listen yet.</summary>
    /// <param name="air">The air it belongs to.</param>
    /// <param name="address">Its MAC address.</param>
    /// <param name="receiveRing">Frames that the receive ring holds.</param>
    /// <param name="sendQueue">Frames that the send queue holds.</param>
    /// <exception cref="ArgumentException">The air has a station of that address.</exception>
    public VirtualRadio(
        AirModel air,
        long address,
        int receiveRing = DefaultReceiveRing,
        int sendQueue = DefaultSendQueue)
    {
        _air = air;
        Address = address;
        _received = MakeFrames(receiveRing);
        _queue = MakeFrames(sendQueue);
        _contender = new Contender(this);
        _onReady = OnReady;
        air.Add(this);
    }

    /// <summary>Occurs when a frame was received or a result came.</summary>
    public event Action? Woken;

    /// <inheritdoc/>
    public long Address { get; }

    /// <summary>Gets or sets the Wi-Fi channel, 1 to 14. Only stations on one channel hear each other.</summary>
    public int Channel { get; set; } = 1;

    /// <inheritdoc/>
    public int Overruns { get; private set; }

    /// <inheritdoc/>
    public int SendCapacity => _queue.Length - (int)(_accepted - _reported);

    /// <summary>Gets the version of ESP-NOW that its software has.</summary>
    public EspNowVersion Version { get; init; }

    /// <summary>Gets or sets whether its memory is full: there is no room for large frames.</summary>
    public bool IsShort { get; set; }

    /// <inheritdoc/>
    public FrameRoom Room => _room;

    /// <summary>Gets whether the station is switched on.</summary>
    public bool IsListening { get; private set; }

    /// <summary>Gets or sets whether a scan has taken the station off its channel.</summary>
    internal bool IsScanning { get; set; }

    /// <summary>Gets or sets until when the board's program is busy: what it sends before leaves then.</summary>
    internal long BusyUntil { get; set; }

    /// <summary>Gets how often the station was switched on or off.</summary>
    internal int Starts { get; private set; }

    /// <summary>Gets the frame that is sent now.</summary>
    internal AirFrame Head => _queue[_sent % _queue.Length];

    /// <summary>Switches the station on, with empty queues.</summary>
    public void Start()
    {
        Stop();
        IsListening = true;
    }

    /// <summary>Switches the station off. Frames that it has or had to send are gone.</summary>
    public void Stop()
    {
        _air.Withdraw(_contender);
        Starts++;
        IsListening = false;
        IsScanning = false;
        Overruns = 0;
        BusyUntil = 0;
        _arrived = _fetched = _accepted = _sent = _reported = 0;
        _ticket = 0;
        _room = FrameRoom.Usual;
        _sending = false;
        _readyAt = -1;
        _softwareUntil = 0;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A program that has set its flash to work in this very turn gets nothing more before that is done: frames keep their
    /// places in the ring meanwhile.
    /// </remarks>
    public bool Receive(ReceivedFrame frame)
    {
        if (_fetched == _arrived)
        {
            return false;
        }

        if (_air.Scheduler.Now < BusyUntil)
        {
            Woken?.Invoke();
            return false;
        }

        AirFrame oldest = _received[_fetched++ % _received.Length];
        if (oldest.Count > frame.Payload.Length)
        {
            // It came before the room for such frames was given back.
            return Receive(frame);
        }

        oldest.Payload.CopyTo(frame.Payload);
        frame.Count = oldest.Count;
        frame.Source = oldest.Peer;
        frame.Rssi = oldest.Rssi;
        return true;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _room == FrameRoom.LargeSent ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount);
        if (!IsListening || SendCapacity == 0)
        {
            return 0;
        }

        AirFrame place = _queue[_accepted++ % _queue.Length];
        place.Take(frame.AsSpan(offset, count));
        place.Peer = destination;
        place.Rate = rate;
        place.Attempts = 0;
        place.ArrivedInStart = 0;
        place.Ticket = _ticket = _ticket == int.MaxValue ? 1 : _ticket + 1;
        SendNext();
        return place.Ticket;
    }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        bool isGiven = room == FrameRoom.Usual ? _sent == _accepted || _room != FrameRoom.LargeSent : Version != EspNowVersion.One && !IsShort;
        _room = isGiven ? room : _room;
        return isGiven;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        if (_reported == _sent)
        {
            return false;
        }

        AirFrame oldest = _queue[_reported++ % _queue.Length];
        result.Ticket = oldest.Ticket;
        result.Delivered = oldest.Delivered;
        return true;
    }

    /// <summary>Determines whether its software takes a received frame of some length.</summary>
    internal bool Fits(int count)
    {
        return count <= (_room == FrameRoom.LargeReceived && Version == EspNowVersion.Two ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount);
    }

    internal bool Hears(VirtualRadio sender)
    {
        return IsListening && !IsScanning && !sender.IsScanning && Channel == sender.Channel;
    }

    internal void Take(long source, int rssi, ReadOnlySpan<byte> payload)
    {
        if (_arrived - _fetched == _received.Length)
        {
            Overruns++;
            _air.Counters.Overruns++;
            return;
        }

        AirFrame place = _received[_arrived++ % _received.Length];
        place.Take(payload);
        place.Peer = source;
        place.Rssi = rssi;
        Woken?.Invoke();
    }

    internal AirFrame BeginAttempt()
    {
        Head.Attempts++;
        return Head;
    }

    internal void EndAttempt(bool over, bool delivered)
    {
        if (!over)
        {
            _air.Contend(_contender, retry: true);
            return;
        }

        Head.Delivered = delivered;
        _sent++;
        _sending = false;
        _softwareUntil = _air.Scheduler.Now + _air.Settings.SoftwareMicroseconds;
        SendNext();
        Woken?.Invoke();
    }

    private static AirFrame[] MakeFrames(int count)
    {
        AirFrame[] frames = new AirFrame[count];
        for (int i = 0; i < count; i++)
        {
            frames[i] = new AirFrame();
        }

        return frames;
    }

    private void SendNext()
    {
        if (_sending || _sent == _accepted)
        {
            return;
        }

        _sending = true;
        _readyAt = Math.Max(_air.Scheduler.Now, Math.Max(BusyUntil, _softwareUntil));
        _air.Scheduler.At(_readyAt, _onReady);
    }

    private void OnReady()
    {
        // An event from before the last start finds another time here.
        if (_air.Scheduler.Now == _readyAt)
        {
            _readyAt = -1;
            _air.Contend(_contender, retry: false);
        }
    }
}
