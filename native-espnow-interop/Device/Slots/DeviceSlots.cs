using System.Text;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Slots;

/// <summary>The board's firmware slots in native code.</summary>
public sealed class DeviceSlots : IFirmwareSlots
{
    /// <inheritdoc/>
    public ImageState State
    {
        get { return (ImageState)NativeSlots.GetState(); }
    }

    /// <inheritdoc/>
    public RollbackCause RollbackCause
    {
        get { return (RollbackCause)NativeSlots.GetRollbackCause(); }
    }

    /// <inheritdoc/>
    public bool NeedsSignature
    {
        get { return NativeSlots.NeedsSignature() > 0; }
    }

    /// <summary>Accepts only signed images from now on, where the rules trust a key.</summary>
    /// <param name="rules">What the configuration says; null for nothing.</param>
    /// <param name="log">Told of a key that is none: still nothing unsigned is taken then.</param>
    public void UseSigning(SigningRules rules, ILog log)
    {
        for (int i = 0; rules != null && i < SigningRules.MaximumKeys && rules.Key(i) != null; i++)
        {
            // Zeros are no key, and close the board all the same.
            byte[] key = TrustedKey.TryRead(rules.Key(i)) ?? new byte[TrustedKey.PointCount];
            if (NativeSlots.Trust(key) != 0)
            {
                log.Write(LogLevel.Error, "trusted key " + (i + 1).ToString() + " is none: images that it signed are not taken");
            }
        }

        if (rules != null && rules.HasKey)
        {
            byte[] hardware = rules.HardwareClass == null ? new byte[0] : Encoding.UTF8.GetBytes(rules.HardwareClass);
            NativeSlots.SetSigningRules(hardware, rules.AllowsOlder ? 1 : 0);
        }
    }

    /// <inheritdoc/>
    public SlotResult CheckOffer(ImageKind kind, byte[] facts)
    {
        return Result(NativeSlots.CheckOffer((int)kind, facts));
    }

    /// <inheritdoc/>
    public int Capacity(ImageKind kind)
    {
        int capacity = NativeSlots.GetCapacity((int)kind);
        return capacity < 0 ? 0 : capacity;
    }

    /// <inheritdoc/>
    public ImageKind Recognise(byte[] buffer, int offset, int count)
    {
        ImageKind kind = ImageMark.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : ImageKind.Unknown;
    }

    /// <inheritdoc/>
    public SlotResult Begin(ImageKind kind, int size, byte[] md5)
    {
        return Result(NativeSlots.Begin((int)kind, size, md5));
    }

    /// <inheritdoc/>
    public int Resume(int size, byte[] md5)
    {
        int held = NativeSlots.Resume(size, md5);
        return held < 0 ? 0 : held;
    }

    /// <inheritdoc/>
    public SlotResult Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        return Result(NativeSlots.Write(imageOffset, buffer, offset, count));
    }

    /// <inheritdoc/>
    public bool EraseAhead()
    {
        return NativeSlots.EraseAhead() > 0;
    }

    /// <inheritdoc/>
    public int BeginDelta(ImageKind kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize)
    {
        return NativeSlots.BeginDelta((int)kind, size, md5, baseSize, baseSha256, deltaMd5, stagedSize);
    }

    /// <inheritdoc/>
    public int WriteDelta(byte[] buffer, int offset, int count)
    {
        return NativeSlots.WriteDelta(buffer, offset, count);
    }

    /// <inheritdoc/>
    public SlotResult Finish(byte[] md5, int offset, byte[] sha256)
    {
        return Result(NativeSlots.Finish(md5, offset, sha256 ?? new byte[0]));
    }

    /// <inheritdoc/>
    public void Abort()
    {
        NativeSlots.Abort();
    }

    /// <inheritdoc/>
    public SlotResult Confirm()
    {
        return Result(NativeSlots.Confirm());
    }

    /// <inheritdoc/>
    public SlotResult GiveUp(RollbackCause cause)
    {
        return Result(NativeSlots.GiveUp((int)cause));
    }

    /// <inheritdoc/>
    public int ReadRunning(ImageKind kind, byte[] sha256)
    {
        int size = NativeSlots.ReadRunning((int)kind, sha256);
        return size < 0 ? 0 : size;
    }

    // An argument out of range is a call that does not fit; the other results are the port's own.
    private static SlotResult Result(int native)
    {
        return native < 0 ? SlotResult.WrongState : (SlotResult)native;
    }
}
