using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Recognises copies of ClientHellos. Nothing in a hello says whose it is or when it was made, but no node sends the same one
/// twice: each has an IV of its own, which nobody can change without the network key. The last 512 that were answered (256
/// where the heap is small) are known by 22 bits of a hash of theirs; where those are in a table is nobody's choice but the gateway's.
/// </summary>
public sealed class SeenHellos
{
    /// <summary>The number of hellos that are remembered.</summary>
    public const int Capacity = Sets * Ways;

    private const int Sets = 64;
    private const int TightSets = 32;

    // With half of the sets the bits of the other half are not used.
    private const int SetBits = 6;
    private const int Ways = 8;
    private const int MarkCount = 2;
    private const int SetCount = Ways * MarkCount;

    private readonly byte[] _marks;
    private readonly uint _salt;

    /// <summary>Creates an empty table.</summary>
    /// <param name="random">Makes the hash one that no other gateway has.</param>
    /// <param name="isTight">Whether it has room for half of them.</param>
    public SeenHellos(IRandom random, bool isTight = false)
    {
        _marks = new byte[(isTight ? TightSets : Sets) * SetCount];
        byte[] salt = new byte[sizeof(uint)];
        random.Fill(salt, 0, salt.Length);
        _salt = LittleEndian.ReadUInt32(salt, 0) | 1;
    }

    /// <summary>Determines whether a hello was noted before.</summary>
    /// <param name="frame">The ClientHello, opened or not.</param>
    public bool Contains(byte[] frame)
    {
        uint hash = Hash(frame);
        int start = StartOf(hash);
        int mark = MarkOf(hash);
        for (int at = start; at < start + SetCount; at += MarkCount)
        {
            if (LittleEndian.ReadUInt16(_marks, at) == mark)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes a hello. Of eight whose hashes begin alike the oldest is forgotten.</summary>
    /// <param name="frame">The ClientHello.</param>
    public void Note(byte[] frame)
    {
        uint hash = Hash(frame);
        int start = StartOf(hash);
        for (int at = start + SetCount - 1; at >= start + MarkCount; at--)
        {
            _marks[at] = _marks[at - MarkCount];
        }

        LittleEndian.WriteUInt16(_marks, start, MarkOf(hash));
    }

    private int StartOf(uint hash)
    {
        return (int)(hash >> (32 - SetBits)) * SetCount % _marks.Length;
    }

    // An empty place holds 0, so no mark is 0.
    private static int MarkOf(uint hash)
    {
        int mark = (int)((hash >> (32 - SetBits - 16)) & 0xFFFF);
        return mark == 0 ? 1 : mark;
    }

    private uint Hash(byte[] frame)
    {
        uint first = LittleEndian.ReadUInt32(frame, FrameLayout.IvOffset);
        uint second = LittleEndian.ReadUInt32(frame, FrameLayout.IvOffset + sizeof(uint));
        return unchecked(((first ^ (second >> 7)) * _salt) + (second * (_salt ^ 0x9E3779B8)));
    }
}
