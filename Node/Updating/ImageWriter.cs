using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Updating;

/// <summary>Writes the chunks of one image into its slot.</summary>
internal sealed class ImageWriter
{
    private readonly IFirmwareSlots _slots;
    private readonly ILog _log;

    /// <summary>Makes a writer for a board's slots.</summary>
    public ImageWriter(IFirmwareSlots slots, ILog log)
    {
        _slots = slots;
        _log = log;
    }

    /// <summary>Tells whether an image of that size fits into one of the board's slots.</summary>
    public bool Fits(uint size)
    {
        return size <= Capacity(ImageKind.Deployment)
            || size <= Capacity(ImageKind.Application)
            || size <= Capacity(ImageKind.CompressedApplication);
    }

    /// <summary>Opens the slot for an image of a size and digest that starts with this chunk.</summary>
    /// <returns>An <see cref="OtaStatus"/>: started, or with what the update is over.</returns>
    public byte Open(uint size, byte[] md5, byte[] buffer, int offset, int count)
    {
        int kind = _slots.Recognise(buffer, offset, count);
        if (kind == ImageKind.Unknown)
        {
            _log.Write(LogLevel.Warning, "update refused: no image that runs on this board");
            return OtaStatus.CheckFailed;
        }

        int result = _slots.Begin(kind, (int)size, md5);
        if (result == SlotResult.Ok)
        {
            return OtaStatus.Started;
        }

        _log.Write(LogLevel.Error, "update refused: the slot could not be opened, result " + result.ToString());
        return result == SlotResult.WrongSize ? OtaStatus.StartError : OtaStatus.CheckFailed;
    }

    /// <summary>Writes a chunk.</summary>
    /// <returns>False where the flash did not take it.</returns>
    public bool Write(int index, byte[] buffer, int offset, int count)
    {
        int result = _slots.Write((index - 1) * OtaLimits.ChunkCount, buffer, offset, count);
        if (result != SlotResult.Ok)
        {
            _log.Write(LogLevel.Error, "chunk " + index.ToString() + " could not be written, result " + result.ToString());
        }

        return result == SlotResult.Ok;
    }

    /// <summary>Checks the whole image and has the next start run it.</summary>
    /// <returns>False where it is not the image with that digest.</returns>
    public bool Finish(byte[] md5)
    {
        int result = _slots.Finish(md5, 0, null);
        if (result != SlotResult.Ok)
        {
            _log.Write(LogLevel.Error, "the image is not what was announced, result " + result.ToString());
        }

        return result == SlotResult.Ok;
    }

    /// <summary>Gives up the image.</summary>
    public void Abort()
    {
        _slots.Abort();
    }

    private uint Capacity(int kind)
    {
        return (uint)_slots.Capacity(kind);
    }
}
