using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>One slot in RAM: what writing costs the firmware, without a flash.</summary>
internal sealed class RamSlots(int capacity) : IFirmwareSlots
{
    private readonly byte[] _image = new byte[capacity];

    public ImageState State => ImageState.Confirmed;

    public RollbackCause RollbackCause => RollbackCause.None;

    /// <summary>Gets how many bytes were written.</summary>
    public int Written { get; private set; }

    public bool NeedsSignature => false;

    public SlotResult CheckOffer(ImageKind kind, byte[] facts) => SlotResult.Ok;

    public int Capacity(ImageKind kind)
    {
        return capacity;
    }

    public ImageKind Recognise(byte[] buffer, int offset, int count)
    {
        return ImageMark.Recognise(buffer, offset, count);
    }

    public SlotResult Begin(ImageKind kind, int size, byte[] md5)
    {
        return SlotResult.Ok;
    }

    public int Resume(int size, byte[] md5)
    {
        return 0;
    }

    public SlotResult Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _image, imageOffset, count);
        Written += count;
        return SlotResult.Ok;
    }

    public bool EraseAhead()
    {
        return false;
    }

    public int BeginDelta(ImageKind kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize)
    {
        return -(int)SlotResult.WrongBase;
    }

    public int WriteDelta(byte[] buffer, int offset, int count)
    {
        return -(int)SlotResult.WrongState;
    }

    public SlotResult Finish(byte[] md5, int offset, byte[] sha256)
    {
        return SlotResult.Ok;
    }

    public void Abort()
    {
    }

    public SlotResult Confirm()
    {
        return SlotResult.Ok;
    }

    public SlotResult GiveUp(RollbackCause cause)
    {
        return SlotResult.WrongState;
    }

    public int ReadRunning(ImageKind kind, byte[] sha256)
    {
        return 0;
    }
}
