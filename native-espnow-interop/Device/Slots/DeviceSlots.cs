using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Slots;

/// <summary>The board's firmware slots in native code.</summary>
public sealed class DeviceSlots : IFirmwareSlots
{
    // Stands for no SHA-256.
    private static readonly byte[] _noSha256 = new byte[0];

    /// <inheritdoc/>
    public int State
    {
        get { return NativeSlots.GetState(); }
    }

    /// <inheritdoc/>
    public int WentBack
    {
        get { return NativeSlots.GetWentBack(); }
    }

    /// <inheritdoc/>
    public int OpenKind
    {
        get { return NativeSlots.GetOpenKind(); }
    }

    /// <inheritdoc/>
    public int Capacity(int kind)
    {
        int capacity = NativeSlots.GetCapacity(kind);
        return capacity < 0 ? 0 : capacity;
    }

    /// <inheritdoc/>
    public int Recognise(byte[] buffer, int offset, int count)
    {
        int kind = ImageKind.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : ImageKind.Unknown;
    }

    /// <inheritdoc/>
    public int Begin(int kind, int size, byte[] md5)
    {
        return Result(NativeSlots.Begin(kind, size, md5));
    }

    /// <inheritdoc/>
    public int Resume(int size, byte[] md5)
    {
        int held = NativeSlots.Resume(size, md5);
        return held < 0 ? 0 : held;
    }

    /// <inheritdoc/>
    public int Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        return Result(NativeSlots.Write(imageOffset, buffer, offset, count));
    }

    /// <inheritdoc/>
    public int Finish(byte[] md5, int offset, byte[] sha256)
    {
        return Result(NativeSlots.Finish(md5, offset, sha256 ?? _noSha256));
    }

    /// <inheritdoc/>
    public void Abort()
    {
        NativeSlots.Abort();
    }

    /// <inheritdoc/>
    public int Confirm()
    {
        return Result(NativeSlots.Confirm());
    }

    /// <inheritdoc/>
    public int GiveUp(int cause)
    {
        return Result(NativeSlots.GiveUp(cause));
    }

    /// <inheritdoc/>
    public int ReadRunning(int kind, byte[] sha256)
    {
        int size = NativeSlots.ReadRunning(kind, sha256);
        return size < 0 ? 0 : size;
    }

    // An argument out of range is a call that does not fit; the other results are the port's own.
    private static int Result(int native)
    {
        return native < 0 ? SlotResult.WrongState : native;
    }
}
