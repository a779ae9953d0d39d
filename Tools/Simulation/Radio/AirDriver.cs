using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>A simulated radio behind the interface of the native one, record by record as its contract says.</summary>
/// <param name="radio">The radio, whose queues are those of the native part.</param>
/// <param name="keys">What seals and opens its frames.</param>
public sealed class AirDriver(IRadio radio, AirKeys keys) : IRadioDriver
{
    private const int RateOffset = 8;
    private const int OutgoingHeader = 11;
    private const int IncomingHeader = 14;

    private readonly Queue<(int Ticket, bool Refused)> _tickets = new();
    private readonly ReceivedFrame _frame = new();
    private readonly SendResult _result = new();
    private readonly byte[] _outgoing = new byte[ReceivedFrame.LargeCount];

    /// <inheritdoc/>
    public int Channel => radio.Channel;

    /// <inheritdoc/>
    public int Overruns => radio.Overruns;

    /// <summary>Gets how many frames came back because they may not leave.</summary>
    public int Refused { get; private set; }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        bool isGiven = radio.TrySetRoom(room);
        bool isLarge = radio.Room == FrameRoom.LargeReceived;
        if (isLarge != _frame.IsLarge)
        {
            _frame.Payload = new byte[isLarge ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount];
        }

        return isGiven;
    }

    /// <inheritdoc/>
    public int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming)
    {
        incoming[0] = (byte)Send(outgoing, outgoingCount);
        int end = 2;
        byte results = 0;
        for (; TakeResult(out int ticket, out bool delivered); results++)
        {
            LittleEndian.WriteUInt16(incoming, end, ticket);
            incoming[end + 2] = delivered ? (byte)1 : (byte)0;
            end += 3;
        }

        incoming[1] = results;
        while (incoming.Length - end >= IncomingHeader + _frame.Payload.Length && radio.Receive(_frame))
        {
            MacAddress.Write(_frame.Source, incoming, end);
            incoming[end + 6] = (byte)_frame.Rssi;
            incoming[end + 7] = (byte)radio.Channel;
            LittleEndian.WriteUInt32(incoming, end + 8, (uint)keys.Open(_frame));
            LittleEndian.WriteUInt16(incoming, end + 12, _frame.Count);
            _frame.Payload.AsSpan(0, _frame.Count).CopyTo(incoming.AsSpan(end + IncomingHeader));
            end += IncomingHeader + _frame.Count;
        }

        return end;
    }

    private int Send(byte[] outgoing, int outgoingCount)
    {
        int taken = 0;
        int at = 0;
        while (at < outgoingCount && radio.SendCapacity > 0)
        {
            int size = LittleEndian.ReadUInt16(outgoing, at + OutgoingHeader - 2);
            outgoing.AsSpan(at + OutgoingHeader, size).CopyTo(_outgoing);
            bool refused = !keys.Seal(_outgoing, size);
            if (!refused && radio.Send(MacAddress.Read(outgoing, at), _outgoing, 0, size, (AirRate)outgoing[at + RateOffset]) == 0)
            {
                break;
            }

            Refused += refused ? 1 : 0;
            _tickets.Enqueue((LittleEndian.ReadUInt16(outgoing, at + 6), refused));
            at += OutgoingHeader + size;
            taken++;
        }

        return taken;
    }

    private bool TakeResult(out int ticket, out bool delivered)
    {
        ticket = 0;
        delivered = false;
        if (!_tickets.TryPeek(out (int Ticket, bool Refused) oldest) || (!oldest.Refused && !radio.TakeSendResult(_result)))
        {
            return false;
        }

        ticket = _tickets.Dequeue().Ticket;
        delivered = !oldest.Refused && _result.Delivered;
        return true;
    }
}
