using System.Buffers.Binary;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulator.Flash;

/// <summary>
/// What the boot record says of one kind of image, 44 bytes: active slot, state, tries left, why a new image was
/// given up, then size u32 and MD5 of the image in each slot. A size of 0 says that the slot's content is not known.
/// </summary>
internal sealed class KindRecord
{
    public const int Count = SlotsOffset + (SlotCount * SlotBytes);
    public const int SlotCount = 2;
    public const int Md5Count = 16;

    /// <summary>In place of tries left: the next start goes back, and <see cref="WentBack"/> says already why.</summary>
    public const int RevertAsked = 0xFF;

    private const int SlotsOffset = 4;
    private const int SlotBytes = 4 + Md5Count;

    private readonly byte[][] _md5 = [new byte[Md5Count], new byte[Md5Count]];

    public int Active { get; set; }

    public int Spare => 1 - Active;

    /// <summary>An <see cref="ImageState"/>.</summary>
    public int State { get; set; }

    public int TriesLeft { get; set; }

    /// <summary>A <see cref="WentBackCause"/>.</summary>
    public int WentBack { get; set; }

    public int[] Size { get; } = new int[SlotCount];

    /// <summary>Has the next start go back from the image under test.</summary>
    public void GoBack(int cause)
    {
        TriesLeft = RevertAsked;
        WentBack = cause;
    }

    public ReadOnlySpan<byte> Md5(int slot)
    {
        return _md5[slot];
    }

    public void SetImage(int slot, int size, ReadOnlySpan<byte> md5)
    {
        Size[slot] = size;
        md5.CopyTo(_md5[slot]);
    }

    public void ForgetImage(int slot)
    {
        Size[slot] = 0;
        Array.Clear(_md5[slot]);
    }

    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Active;
        bytes[1] = (byte)State;
        bytes[2] = (byte)TriesLeft;
        bytes[3] = (byte)WentBack;
        for (int slot = 0; slot < SlotCount; slot++)
        {
            Span<byte> place = bytes.Slice(SlotsOffset + (slot * SlotBytes), SlotBytes);
            BinaryPrimitives.WriteInt32LittleEndian(place, Size[slot]);
            _md5[slot].CopyTo(place[4..]);
        }
    }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        Active = bytes[0] & 1;
        State = bytes[1];
        TriesLeft = bytes[2];
        WentBack = bytes[3];
        for (int slot = 0; slot < SlotCount; slot++)
        {
            ReadOnlySpan<byte> place = bytes.Slice(SlotsOffset + (slot * SlotBytes), SlotBytes);
            SetImage(slot, BinaryPrimitives.ReadInt32LittleEndian(place), place[4..]);
        }
    }
}
