using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>The sample application, which sometimes also sends other data: raw, announcements, as much as fits.</summary>
/// <param name="random">Decides what is sent.</param>
/// <param name="period">Milliseconds between two messages.</param>
internal sealed class FuzzApplication(FuzzRandom random, int period) : INodeApplication
{
    private readonly SampleApplication _sample = new(period);
    private readonly byte[] _data = new byte[PayloadFrame.MaximumPayload];
    private INode? _node;
    private bool _isRegistered;

    public ProgramHealth Health => _sample.Health;

    public bool IsDone => _sample.IsDone;

    public bool SleepsForEver => _sample.SleepsForEver;

    public void Start(INode node)
    {
        _node = node;
        _sample.Start(node);
    }

    public void OnRegistered()
    {
        _isRegistered = true;
        _sample.OnRegistered();
    }

    public void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        _sample.OnData(get, encoding, buffer, offset, count);
    }

    public int Tick(long now)
    {
        if (random.OneIn(512) && _isRegistered)
        {
            int count = random.Below(_data.Length + 1);
            random.Fill(_data.AsSpan(0, count));
            bool announces = random.OneIn(4);
            _ = announces ? _node!.SendDiscovery(_data, 0, count) : _node!.SendData((byte)random.Below(256), _data, 0, count);
        }

        return _sample.Tick(now);
    }
}
