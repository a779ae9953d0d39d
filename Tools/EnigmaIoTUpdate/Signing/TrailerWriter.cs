using System.Buffers.Binary;
using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Signing;

/// <summary>Writes a trailer as <see cref="TrailerReader"/> reads it.</summary>
internal sealed class TrailerWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Starts a trailer; its sizes are written at the end.</summary>
    public TrailerWriter()
    {
        _bytes.Write(TrailerLayout.Mark);
        _bytes.Write(new byte[TrailerLayout.EntriesOffset - TrailerLayout.Mark.Length]);
    }

    /// <summary>Adds an entry.</summary>
    public void Add(TrailerEntry type, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[TrailerLayout.EntryHead];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)type);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)value.Length);
        _bytes.Write(head);
        _bytes.Write(value);
    }

    /// <summary>Adds an entry that is a number.</summary>
    public void Add(TrailerEntry type, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Add(type, bytes);
    }

    /// <summary>Adds an entry that is some u16.</summary>
    public void Add(TrailerEntry type, params ReadOnlySpan<ushort> numbers)
    {
        byte[] bytes = new byte[2 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), numbers[i]);
        }

        Add(type, bytes);
    }

    /// <summary>Adds a native assembly that is needed.</summary>
    public void Add(NativeNeed need)
    {
        byte[] name = Encoding.UTF8.GetBytes(need.Name);
        byte[] bytes = new byte[4 + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, need.Checksum);
        name.CopyTo(bytes.AsSpan(4));
        Add(TrailerEntry.Native, bytes);
    }

    /// <summary>Ends the protected part, has it signed, and ends the trailer.</summary>
    /// <exception cref="SigningException">It is too large.</exception>
    public byte[] Seal(Func<ReadOnlyMemory<byte>, byte[]> sign)
    {
        int protectedSize = (int)_bytes.Length;
        int size = protectedSize + TrailerLayout.EntryHead + TrailerLayout.SignatureCount + TrailerLayout.CrcCount;
        if (size > TrailerLayout.MaximumSize)
        {
            throw new SigningException($"the trailer would have {size} bytes, at most {TrailerLayout.MaximumSize} are taken: too many native assemblies");
        }

        _bytes.Position = TrailerLayout.ProtectedOffset;
        Span<byte> sizes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(sizes, (ushort)protectedSize);
        BinaryPrimitives.WriteUInt16LittleEndian(sizes[2..], (ushort)size);
        _bytes.Write(sizes);
        _bytes.Position = protectedSize;
        Add(TrailerEntry.Signature, sign(_bytes.ToArray()));
        byte[] signed = _bytes.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(sizes, Crc32.Compute(signed, 0, signed.Length));
        return [.. signed, .. sizes];
    }
}
