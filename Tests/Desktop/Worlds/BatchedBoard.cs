using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// A board as the device programs set it up: over a <see cref="BatchedRadio"/> that seals and opens frames, with those programs'
/// loop. Every way into native code is counted.
/// </summary>
internal abstract class BatchedBoard : IBoardProgram
{
    private readonly long _address;
    private readonly IRandom _source;
    private readonly int _collected;

    protected BatchedBoard(VirtualWorld world, long address, string name, int turnMicroseconds, int collected)
    {
        _address = address;
        _collected = collected;
        _source = new SeededRandom((int)address);
        Log = new MemoryLog(world.Scheduler, name, []);
        Station = new AirStation(world.Air, address, receiveRing: BatchedStation.ReceiveRing, sendQueue: BatchedStation.SendQueue);
        Clock = new VirtualClock(world.Scheduler);
        Board = new VirtualBoard(world.Scheduler, Station, Clock, this, Log) { TurnMicroseconds = turnMicroseconds };
        Station.Radio.Woken += () => Radio?.Signal();
    }

    public VirtualBoard Board { get; }

    /// <summary>Gets the radio since the last start; null before the first one.</summary>
    public BatchedRadio? Radio { get; private set; }

    /// <summary>Gets what is behind the radio since the last start.</summary>
    public AirDriver? Driver { get; private set; }

    public CrossingCount Count { get; } = new();

    protected VirtualClock Clock { get; }

    protected MemoryLog Log { get; }

    protected AirStation Station { get; }

    public virtual bool Boot(bool hung)
    {
        return true;
    }

    public void Start()
    {
        AirKeys keys = new(_source);
        Driver = new AirDriver(Station.Radio, keys);
        Radio = new BatchedRadio(CountingPort.Wrap<IRadioDriver>(Driver, Count, CrossingKind.Radio), _address, _collected);
        MakeFirmware(
            Radio,
            new AirCipher(_source, new CountingKeys(keys, Count), Count),
            new RandomPool(CountingPort.Wrap(_source, Count, CrossingKind.Random)));
    }

    public int Pump()
    {
        Radio!.Exchange(Clock.Milliseconds);
        int wait = PumpFirmware();
        return Radio.WaitLimit(wait, Clock.Milliseconds, Clock.Milliseconds);
    }

    public abstract void Stop();

    protected abstract void MakeFirmware(BatchedRadio radio, ICipher cipher, IRandom random);

    protected abstract int PumpFirmware();
}
