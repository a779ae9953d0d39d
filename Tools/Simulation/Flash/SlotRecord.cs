using System.Buffers.Binary;
using System.IO.Hashing;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// The boot record: which slot of each kind runs, and how. Two copies stand in two sectors, each with a sequence
/// number and a CRC-32; the valid one with the higher number counts, and only the other one is ever erased. So a cut
/// of power leaves the old record or the new one. Layout: mark u32, version u8, 3 spare bytes, sequence u32, two
/// <see cref="KindRecord"/>s, CRC-32 of all that; behind it the security counters as in native-espnow-interop/portable/BootRecord.h.
/// </summary>
internal sealed class SlotRecord
{
    /// <summary>Bytes of flash that the two copies take.</summary>
    public const int Size = 2 * NorFlash.SectorSize;

    public const int KindCount = 2;

    private const uint Mark = 0x52424945;
    // Version 1 knew no meanings.
    private const byte Version = 2;
    private const int SequenceOffset = 8;
    private const int KindsOffset = 12;
    private const int CrcOffset = KindsOffset + (KindCount * KindRecord.Count);
    private const int Count = CrcOffset + 4;
    private const int CountersOffset = Count;
    private const int CounterBytes = 8 * KindCount;
    private const int WholeCount = CountersOffset + CounterBytes + 4;

    private readonly NorFlash _flash;
    private readonly int _address;
    private readonly byte[] _bytes = new byte[WholeCount];
    private uint _sequence;
    private int _copy;

    public SlotRecord(NorFlash flash, int address)
    {
        _flash = flash;
        _address = address;
    }

    public KindRecord[] Kinds { get; private set; } = [new(), new()];

    /// <summary>
    /// Reads the copy that counts. Where none is valid, the first slots run, confirmed, with unknown content.
    /// </summary>
    /// <returns>Whether one is valid.</returns>
    public bool Load()
    {
        _sequence = 0;
        _copy = 1;
        Kinds = [new(), new()];
        uint[] counters = new uint[KindCount];
        for (int copy = 0; copy < 2; copy++)
        {
            _flash.Read(_address + (copy * NorFlash.SectorSize), _bytes);
            uint sequence = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(SequenceOffset));
            bool isValid = IsValid();
            bool hasCounters = isValid && HasCounters();
            for (int kind = 0; hasCounters && kind < KindCount; kind++)
            {
                // A counter only rises: the higher one of both copies is right.
                counters[kind] = Math.Max(counters[kind], BinaryPrimitives.ReadUInt32LittleEndian(CounterPlace(kind)));
            }

            if (!isValid || sequence <= _sequence)
            {
                continue;
            }

            _sequence = sequence;
            _copy = copy;
            for (int kind = 0; kind < KindCount; kind++)
            {
                Kinds[kind].Read(_bytes.AsSpan(KindsOffset + (kind * KindRecord.Count), KindRecord.Count));
                Kinds[kind].NewCounter = hasCounters ? BinaryPrimitives.ReadUInt32LittleEndian(CounterPlace(kind)[4..]) : 0;
            }
        }

        for (int kind = 0; kind < KindCount; kind++)
        {
            Kinds[kind].Counter = counters[kind];
        }

        return _sequence != 0;
    }

    /// <summary>Writes the record over the copy that does not count.</summary>
    public void Save()
    {
        Array.Clear(_bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes, Mark);
        _bytes[4] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(SequenceOffset), _sequence + 1);
        for (int kind = 0; kind < KindCount; kind++)
        {
            Kinds[kind].Write(_bytes.AsSpan(KindsOffset + (kind * KindRecord.Count), KindRecord.Count));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(CrcOffset), Crc());
        int address = _address + ((1 - _copy) * NorFlash.SectorSize);
        _flash.Erase(address);
        if (Kinds.Any(kind => kind.Counter != 0 || kind.NewCounter != 0))
        {
            for (int kind = 0; kind < KindCount; kind++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(CounterPlace(kind), Kinds[kind].Counter);
                BinaryPrimitives.WriteUInt32LittleEndian(CounterPlace(kind)[4..], Kinds[kind].NewCounter);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(CountersOffset + CounterBytes), CountersCrc());

            // First, so that a copy that counts has them.
            _flash.Write(address + CountersOffset, _bytes.AsSpan(CountersOffset));
        }

        _flash.Write(address, _bytes.AsSpan(0, Count));
        _copy = 1 - _copy;
        _sequence++;
    }

    private Span<byte> CounterPlace(int kind)
    {
        return _bytes.AsSpan(CountersOffset + (8 * kind), 8);
    }

    private bool HasCounters()
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(CountersOffset + CounterBytes)) == CountersCrc();
    }

    private uint CountersCrc()
    {
        return Crc32.HashToUInt32(_bytes.AsSpan(CountersOffset, CounterBytes));
    }

    private bool IsValid()
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes) == Mark
            && _bytes[4] == Version
            && BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(CrcOffset)) == Crc();
    }

    private uint Crc()
    {
        return Crc32.HashToUInt32(_bytes.AsSpan(0, CrcOffset));
    }
}
