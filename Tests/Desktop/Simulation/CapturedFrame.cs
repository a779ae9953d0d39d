using System.Buffers.Binary;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A record of a capture (pcap with radiotap headers).</summary>
internal sealed record CapturedFrame(long Time, int HalfMegabits, int Megahertz, byte[] Bytes)
{
    public bool IsRetry => (Bytes[1] & 0x08) != 0;

    public int Sequence => BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(22)) >> 4;

    public long Address(int offset)
    {
        long address = 0;
        for (int i = 0; i < 6; i++)
        {
            address = (address << 8) | Bytes[offset + i];
        }

        return address;
    }

    public static List<CapturedFrame> ReadAll(ReadOnlySpan<byte> file)
    {
        Assert.AreEqual("D4C3B2A102000400", Convert.ToHexString(file[..8]));
        Assert.AreEqual(127, Number(file, 20));
        List<CapturedFrame> frames = [];
        int at = 24;
        while (at < file.Length)
        {
            long time = (Number(file, at) * 1_000_000L) + Number(file, at + 4);
            int count = Number(file, at + 8);
            Assert.AreEqual(count, Number(file, at + 12));
            ReadOnlySpan<byte> radiotap = file.Slice(at + 16, count);
            int head = BinaryPrimitives.ReadUInt16LittleEndian(radiotap[2..]);
            Assert.AreEqual(0x0F, Number(radiotap, 4));
            Assert.AreEqual(time, BinaryPrimitives.ReadInt64LittleEndian(radiotap[8..]));
            Assert.AreEqual(0x10, radiotap[16]);
            int megahertz = BinaryPrimitives.ReadUInt16LittleEndian(radiotap[18..]);
            frames.Add(new CapturedFrame(time, radiotap[17], megahertz, radiotap[head..].ToArray()));
            at += 16 + count;
        }

        return frames;
    }

    private static int Number(ReadOnlySpan<byte> bytes, int offset)
    {
        return BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]);
    }
}
