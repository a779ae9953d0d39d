using System.Buffers.Binary;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// What the boot record says of one kind of image, 52 bytes: active slot, state, tries left, why a new image was given up,
/// then for each slot meaning u8, 3 spare bytes, size u32 and MD5. As in native-espnow-interop/portable/BootRecord.h.
/// </summary>
internal sealed class KindRecord
{
    public const int Count = SlotsOffset + (SlotCount * SlotBytes);
    public const int SlotCount = 2;
    public const int Md5Count = 16;

    /// <summary>In place of tries left: the next start rolls back, and <see cref="RollbackCause"/> says already why.</summary>
    public const int RevertAsked = 0xFF;

    private const int SlotsOffset = 4;
    private const int SizeOffset = 4;
    private const int Md5Offset = 8;
    private const int SlotBytes = Md5Offset + Md5Count;

    public int Active { get; set; }

    public int Spare => 1 - Active;

    public ImageState State { get; set; }

    public int TriesLeft { get; set; }

    public RollbackCause RollbackCause { get; set; }

    /// <summary>The highest security counter of a signed image of this kind that was confirmed.</summary>
    public uint Counter { get; set; }

    /// <summary>The security counter of the image that is staged or tested; 0 for one that was taken without a signature.</summary>
    public uint NewCounter { get; set; }

    public SlotContent[] Slots { get; } = [SlotContent.Unknown, SlotContent.Unknown];

    /// <summary>Has the next start roll back from the image under test.</summary>
    public void RollBack(RollbackCause cause)
    {
        TriesLeft = RevertAsked;
        RollbackCause = cause;
    }

    /// <summary>Notes that the new image is confirmed.</summary>
    public void RaiseCounter()
    {
        Counter = Math.Max(Counter, NewCounter);
        NewCounter = 0;
    }

    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Active;
        bytes[1] = (byte)State;
        bytes[2] = (byte)TriesLeft;
        bytes[3] = (byte)RollbackCause;
        for (int slot = 0; slot < SlotCount; slot++)
        {
            Span<byte> place = bytes.Slice(SlotsOffset + (slot * SlotBytes), SlotBytes);
            place[0] = (byte)Slots[slot].Meaning;
            BinaryPrimitives.WriteInt32LittleEndian(place[SizeOffset..], Slots[slot].Size);
            Slots[slot].Md5.CopyTo(place[Md5Offset..]);
        }
    }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        Active = bytes[0] & 1;
        State = (ImageState)bytes[1];
        TriesLeft = bytes[2];
        RollbackCause = (RollbackCause)bytes[3];
        for (int slot = 0; slot < SlotCount; slot++)
        {
            ReadOnlySpan<byte> place = bytes.Slice(SlotsOffset + (slot * SlotBytes), SlotBytes);
            Slots[slot] = new SlotContent(
                (SlotMeaning)place[0],
                BinaryPrimitives.ReadInt32LittleEndian(place[SizeOffset..]),
                place[Md5Offset..].ToArray());
        }
    }
}
