using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulator.Radio;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The simulated air behind the interface of the native radio, record by record as its contract says.</summary>
internal sealed class AirDriver(VirtualRadio radio) : IRadioDriver
{
    private const int LeastRoom = 9 + ReceivedFrame.MaximumCount;

    private readonly Queue<int> _tickets = new();
    private readonly ReceivedFrame _frame = new();
    private readonly SendResult _result = new();

    public int Channel => radio.Channel;

    public int Overruns => radio.Overruns;

    public int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming)
    {
        incoming[0] = (byte)Send(outgoing, outgoingCount);
        int end = 2;
        byte results = 0;
        for (; radio.TakeSendResult(_result); results++)
        {
            LittleEndian.WriteUInt16(incoming, end, _tickets.Dequeue());
            incoming[end + 2] = _result.Delivered ? (byte)1 : (byte)0;
            end += 3;
        }

        incoming[1] = results;
        while (incoming.Length - end >= LeastRoom && radio.Receive(_frame))
        {
            MacAddress.Write(_frame.Source, incoming, end);
            incoming[end + 6] = (byte)_frame.Rssi;
            incoming[end + 7] = (byte)radio.Channel;
            incoming[end + 8] = (byte)_frame.Count;
            _frame.Payload.AsSpan(0, _frame.Count).CopyTo(incoming.AsSpan(end + 9));
            end += 9 + _frame.Count;
        }

        return end;
    }

    private int Send(byte[] outgoing, int outgoingCount)
    {
        int taken = 0;
        int at = 0;
        while (at < outgoingCount)
        {
            int count = outgoing[at + 8];
            if (radio.Send(MacAddress.Read(outgoing, at), outgoing, at + 9, count) == 0)
            {
                break;
            }

            _tickets.Enqueue(LittleEndian.ReadUInt16(outgoing, at + 6));
            at += 9 + count;
            taken++;
        }

        return taken;
    }
}
