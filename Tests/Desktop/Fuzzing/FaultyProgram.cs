using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Gateway;

namespace EnigmaIoT.Tests.Desktop.Fuzzing;

/// <summary>A gateway that works for a while.</summary>
internal sealed class FaultyProgram(IFuzzedProgram program, Fault fault) : IFuzzedProgram
{
    private const int SoundCalls = 300;
    private const int LeakedBytes = 100;

    private byte[][] _kept = new byte[64][];
    private int _calls;

    public object Firmware => this;

    public int Pump()
    {
        if (++_calls < SoundCalls)
        {
            return program.Pump();
        }

        switch (fault)
        {
            case Fault.Throws:
                throw new InvalidTimeZoneException();
            case Fault.ReturnsLessThanNothing:
                return -1;
            case Fault.NeverRests:
                program.Pump();
                return 0;
            case Fault.IsDeaf:
                return 1;
            case Fault.ServesNobody:
                program.Pump();
                Forget();
                return 1;
            default:
                Keep();
                return program.Pump();
        }
    }

    private void Keep()
    {
        int place = _calls - SoundCalls;
        if (place >= _kept.Length)
        {
            Array.Resize(ref _kept, 2 * _kept.Length);
        }

        _kept[place] = new byte[LeakedBytes];
    }

    private void Forget()
    {
        GatewayFirmware gateway = (GatewayFirmware)program.Firmware;
        for (int i = 0; i < gateway.Nodes.Capacity; i++)
        {
            gateway.Nodes.At(i).Release();
        }
    }
}
