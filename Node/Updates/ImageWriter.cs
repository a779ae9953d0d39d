using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Writes the chunks of one image into its slot. Chunks that follow each other are collected and written together: each write
/// costs a call into native code and, at the flash, the programming of whole pages.
/// </summary>
internal sealed class ImageWriter
{
    /// <summary>Chunks that are written together: 1,696 bytes, less than half a sector.</summary>
    public const int RunChunks = 8;

    private const int Sha256Count = 32;

    private readonly IFirmwareSlots _slots;
    private readonly ILog _log;
    private readonly byte[] _run = new byte[RunChunks * OtaLimits.ChunkCount];
    private int _runFirst;
    private int _runChunks;
    private int _runCount;

    /// <summary>Makes a writer for a board's slots.</summary>
    public ImageWriter(IFirmwareSlots slots, ILog log)
    {
        _slots = slots;
        _log = log;
    }

    /// <summary>Determines whether the image that is offered runs: a deployment of that size and SHA-256. Reads all of it.</summary>
    public bool Runs(OtaOffer offer)
    {
        byte[] sha256 = new byte[Sha256Count];
        if (!offer.HasSha256 || _slots.ReadRunning(ImageKind.Deployment, sha256) != (int)offer.ImageSize)
        {
            return false;
        }

        for (int i = 0; i < Sha256Count; i++)
        {
            if (sha256[i] != offer.Sha256[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets whether the running image is on trial: the other slot then holds what the board may have to go back to.</summary>
    public bool IsOnTrial
    {
        get { return _slots.State == ImageState.Testing; }
    }

    /// <summary>
    /// Returns how many bytes the board's slot for an image takes: of its kind or, where that was not told, of the kind that has
    /// the largest.
    /// </summary>
    /// <returns>0 where there is no slot for it.</returns>
    public uint Capacity(OtaOffer offer)
    {
        if (offer.ImageKind != ImageKind.Unknown)
        {
            return Capacity(offer.ImageKind);
        }

        uint capacity = Capacity(ImageKind.Deployment);
        capacity = Capacity(ImageKind.Application) > capacity ? Capacity(ImageKind.Application) : capacity;
        return Capacity(ImageKind.CompressedApplication) > capacity ? Capacity(ImageKind.CompressedApplication) : capacity;
    }

    /// <summary>Goes on with an image of which flash holds a part, from before a restart or an update that was given up.</summary>
    /// <returns>Index of the first chunk that is missing; 1 where there is nothing of it.</returns>
    public int Resume(OtaOffer offer)
    {
        _runChunks = 0;
        _runCount = 0;
        int held = _slots.Resume((int)offer.Size, offer.Md5);
        IsEraseDue = held > 0;
        return held >= (int)offer.Size ? offer.Chunks + 1 : (held / OtaLimits.ChunkCount) + 1;
    }

    /// <summary>Makes what brings the chunks of a delta to the slots.</summary>
    public DeltaIntake NewDelta()
    {
        IsEraseDue = true;
        return new DeltaIntake(_slots, _log);
    }

    /// <summary>Opens the slot for an image that starts with this chunk.</summary>
    /// <returns>Started, or check failed: the node has said that it started, so it is no start error any more.</returns>
    public byte Open(OtaOffer offer, byte[] buffer, int offset, int count)
    {
        ImageKind kind = _slots.Recognise(buffer, offset, count);
        if (kind == ImageKind.Unknown)
        {
            _log.Write(LogLevel.Warning, "update refused: no image that runs on this board");
            return OtaStatus.CheckFailed;
        }

        SlotResult result = _slots.Begin(kind, (int)offer.Size, offer.Md5);
        if (result == SlotResult.Ok)
        {
            IsEraseDue = true;
            return OtaStatus.Started;
        }

        _log.Write(LogLevel.Error, "update refused: the slot could not be opened, result " + ((int)result).ToString());
        return OtaStatus.CheckFailed;
    }

    /// <summary>Takes a chunk; it may reach the flash later, but before <see cref="Finish"/> returns.</summary>
    /// <returns>False where the flash did not take it, or those before it.</returns>
    public bool Write(int index, byte[] buffer, int offset, int count)
    {
        if (index != _runFirst + _runChunks && !Flush())
        {
            return false;
        }

        if (_runChunks == 0)
        {
            _runFirst = index;
        }

        Array.Copy(buffer, offset, _run, _runCount, count);
        _runChunks++;
        _runCount += count;
        return _runChunks < RunChunks || Flush();
    }

    /// <summary>Gets whether something is left to erase ahead.</summary>
    public bool IsEraseDue { get; private set; }

    /// <summary>Erases a step of what is to come.</summary>
    public void EraseAhead()
    {
        IsEraseDue = _slots.EraseAhead();
    }

    /// <summary>Checks the whole image and has the next start run it.</summary>
    /// <returns>False where it is not the image that was announced, or could not be written.</returns>
    public bool Finish(OtaOffer offer)
    {
        if (!Flush())
        {
            return false;
        }

        SlotResult result = _slots.Finish(offer.ImageMd5, 0, offer.HasSha256 ? offer.Sha256 : null);
        if (result != SlotResult.Ok)
        {
            string why = result == SlotResult.NotAnImage
                ? "the image is none that runs here: it is cut, damaged or for another chip"
                : "the image is not what was announced, result " + ((int)result).ToString();
            _log.Write(LogLevel.Error, why);
        }

        return result == SlotResult.Ok;
    }

    /// <summary>Closes the image. What was written of it stays for <see cref="Resume"/>.</summary>
    public void Abort()
    {
        Flush();
        _slots.Abort();
    }

    private bool Flush()
    {
        if (_runChunks == 0)
        {
            return true;
        }

        SlotResult result = _slots.Write((_runFirst - 1) * OtaLimits.ChunkCount, _run, 0, _runCount);
        if (result != SlotResult.Ok)
        {
            _log.Write(
                LogLevel.Error,
                "chunk " + _runFirst.ToString() + " and " + (_runChunks - 1).ToString() + " behind it could not be written, result "
                    + ((int)result).ToString());
        }

        _runChunks = 0;
        _runCount = 0;
        return result == SlotResult.Ok;
    }

    private uint Capacity(ImageKind kind)
    {
        return (uint)_slots.Capacity(kind);
    }
}
