using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An air with some stations at the addresses 2, 4, 6 and so on, all of them listening.</summary>
internal sealed class AirTestBed
{
    private readonly ReceivedFrame _frame = new();
    private readonly SendResult _result = new();

    public AirTestBed(int stations, AirSettings? settings = null, int receiveRing = VirtualRadio.DefaultReceiveRing)
    {
        Air = new AirModel(Scheduler, settings ?? new AirSettings());
        Stations = new VirtualRadio[stations];
        for (int i = 0; i < stations; i++)
        {
            Stations[i] = new VirtualRadio(Air, (2 * i) + 2, receiveRing);
            Stations[i].Start();
        }
    }

    public Scheduler Scheduler { get; } = new();

    public AirModel Air { get; }

    public VirtualRadio[] Stations { get; }

    /// <summary>Sends a frame that consists of one value.</summary>
    public int Send(int from, long destination, byte value, int count = 250)
    {
        byte[] payload = new byte[count];
        Array.Fill(payload, value);
        return Stations[from].Send(destination, payload, 0, count);
    }

    /// <summary>Runs until a sender's next result.</summary>
    public bool WaitForResult(int sender)
    {
        Assert.IsTrue(Scheduler.RunUntil(() => Stations[sender].TakeSendResult(_result), Scheduler.Now + 10_000_000));
        return _result.Delivered;
    }

    /// <summary>Fetches the values of all received frames.</summary>
    public List<int> Received(int station)
    {
        List<int> values = [];
        while (Stations[station].Receive(_frame))
        {
            values.Add(_frame.Payload[0]);
        }

        return values;
    }
}
