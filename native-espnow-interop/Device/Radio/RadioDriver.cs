using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Device.Radio;

/// <summary>ESP-NOW behind a <see cref="BatchedRadio"/>.</summary>
public sealed class RadioDriver : IRadioDriver
{
    /// <inheritdoc/>
    public int Channel
    {
        get { return NativeRadio.GetChannel(); }
    }

    /// <inheritdoc/>
    public int Overruns
    {
        get { return NativeRadio.GetOverruns(); }
    }

    /// <inheritdoc/>
    public int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming)
    {
        return NativeRadio.Exchange(outgoing, outgoingCount, incoming);
    }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        return NativeRadio.SetRoom((int)room) >= 0;
    }
}
