using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>One slot in RAM: what writing costs the firmware, without a flash.</summary>
internal sealed class RamSlots(int capacity) : IFirmwareSlots
{
    private readonly byte[] _image = new byte[capacity];

    public int State => ImageState.Confirmed;

    public int WentBack => WentBackCause.No;

    public int OpenKind { get; private set; }

    /// <summary>Gets how many bytes were written.</summary>
    public int Written { get; private set; }

    public int Capacity(int kind)
    {
        return capacity;
    }

    public int Recognise(byte[] buffer, int offset, int count)
    {
        return ImageKind.Recognise(buffer, offset, count);
    }

    public int Begin(int kind, int size, byte[] md5)
    {
        OpenKind = kind;
        return SlotResult.Ok;
    }

    public int Resume(int size, byte[] md5)
    {
        return 0;
    }

    public int Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _image, imageOffset, count);
        Written += count;
        return SlotResult.Ok;
    }

    public int Finish(byte[] md5, int offset, byte[] sha256)
    {
        OpenKind = ImageKind.Unknown;
        return SlotResult.Ok;
    }

    public void Abort()
    {
        OpenKind = ImageKind.Unknown;
    }

    public int Confirm()
    {
        return SlotResult.Ok;
    }

    public int GiveUp(int cause)
    {
        return SlotResult.WrongState;
    }

    public int ReadRunning(int kind, byte[] sha256)
    {
        return 0;
    }
}
