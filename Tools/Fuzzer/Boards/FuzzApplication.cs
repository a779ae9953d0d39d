using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>The sample application, which sometimes also sends other data: raw, announcements, as much as fits.</summary>
/// <param name="clock">The lane's time.</param>
/// <param name="random">Decides what is sent.</param>
/// <param name="period">Milliseconds between two messages.</param>
internal sealed class FuzzApplication(IClock clock, FuzzRandom random, int period) : INodeApplication
{
    private readonly SampleApplication _sample = new(clock, period);
    private readonly byte[] _data = new byte[PayloadFrame.MaximumPayload];
    private NodeFirmware? _node;

    public ProgramHealth Health => _sample.Health;

    public void Attach(NodeFirmware node)
    {
        _node = node;
        _sample.Attach(node);
    }

    public void OnRegistered()
    {
        _sample.OnRegistered();
    }

    public void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        _sample.OnData(get, encoding, buffer, offset, count);
    }

    public int Tick(long now)
    {
        if (random.OneIn(512) && _node!.IsRegistered)
        {
            int count = random.Below(_data.Length + 1);
            random.Fill(_data.AsSpan(0, count));
            bool announces = random.OneIn(4);
            _ = announces ? _node.SendDiscovery(_data, 0, count) : _node.SendData((byte)random.Below(256), _data, 0, count);
        }

        return _sample.Tick(now);
    }
}
