using System.Security.Cryptography;
using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Partitions;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

[TestClass]
public sealed class PartitionTableTests
{
    public static IEnumerable<object[]> Ours =>
        Directory.GetFiles(Repository.PathOf("native-espnow-interop/partitions"), "*.csv").Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    public void OurTablesAreRead()
    {
        PartitionTable table = Read("partitions_enigmaiot_8mb.csv");

        Assert.AreEqual(new Partition("ota_0", 0, 0x10, 0x10000, 0x1D0000), table.NanoClr);
        CollectionAssert.AreEqual(
            new[] { new Partition("deploy", 1, 0x84, 0x1E0000, 0x1C0000), new Partition("deploy_1", 1, 0x84, 0x3A0000, 0x1C0000) },
            table.Deployments.ToArray());
        CollectionAssert.AreEqual(
            new[] { new Partition("boot_record", 1, 0x85, 0x730000, 0x3000), new Partition("otadata", 1, 0x00, 0x733000, 0x2000) },
            table.Choices.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Ours))]
    public void TheBinaryFormIsReadAsTheText(string file)
    {
        PartitionTable table = Read(file);

        byte[] bytes = BinaryPartitionTable.Write(table);

        Assert.HasCount(BinaryPartitionTable.FileSize, bytes);
        CollectionAssert.AreEqual(table.Partitions.ToArray(), BinaryPartitionTable.Read(bytes).Partitions.ToArray());
    }

    // Digests of what gen_esp32part.py of ESP-IDF makes of our tables.
    [TestMethod]
    [DataRow("partitions_enigmaiot_4mb.csv", "7b80cfead3ca3e8a8a2fdd23f2f8a404fb790a018677657c0b2914cf0e20dba6")]
    [DataRow("partitions_enigmaiot_8mb.csv", "2ae7ccf75b1570d7cb63e39ebe1164a6ab4bbeca7aef7377cc7caf6553e5b076")]
    [DataRow("partitions_enigmaiot_16mb.csv", "e81d1fa20f4b0c6971658cb3ad6d1d56965f3e1ab1afe053964c19ba3b0d92c1")]
    public void TheBinaryFormIsThatOfEspIdf(string file, string sha256)
    {
        Assert.AreEqual(sha256, Convert.ToHexStringLower(SHA256.HashData(BinaryPartitionTable.Write(Read(file)))));
    }

    [TestMethod]
    public void AFlippedBitAnywhereInTheBinaryFormIsFound()
    {
        byte[] bytes = BinaryPartitionTable.Write(Read("partitions_enigmaiot_4mb.csv"));
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            // The bytes between the MD5's mark and the MD5 say nothing.
            int place = bit / 8;
            if (place is >= (7 * 32) + 2 and < (7 * 32) + 16)
            {
                continue;
            }

            bytes[place] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsExactly<FirmwareException>(() => BinaryPartitionTable.Read(bytes), $"bit {bit}");
            bytes[place] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void ACutBinaryFormIsFound()
    {
        byte[] bytes = BinaryPartitionTable.Write(Read("partitions_enigmaiot_4mb.csv"));
        for (int count = 0; count < 8 * 32; count++)
        {
            Assert.ThrowsExactly<FirmwareException>(() => BinaryPartitionTable.Read(bytes.AsSpan(0, count)), $"{count} bytes");
        }
    }

    [TestMethod]
    [DataRow("a, data, nvs, 0x9000, 0x6000\nb, data, phy, 0xE000, 0x1000", "The partition b (0xE000, 0x1000 bytes) overlaps the partition a (0x9000, 0x6000 bytes).")]
    [DataRow("a, data, nvs, 0x8000, 0x1000", "The partition a (0x8000, 0x1000 bytes) overlaps the partition table.")]
    [DataRow("a, app, factory, 0x9000, 0x10000", "The partition a (0x9000, 0x10000 bytes) is not aligned to 0x10000 bytes, or is empty.")]
    [DataRow("a, data, nvs, 0x9000, 0x800", "The partition a (0x9000, 0x800 bytes) is not aligned to 0x1000 bytes, or is empty.")]
    [DataRow("a, data, nvs, 0x9000, 0", "The partition a (0x9000, 0x0 bytes) is not aligned to 0x1000 bytes, or is empty.")]
    [DataRow("a, data, nvs, 0x9000, 4K\na, data, phy, 0xA000, 4K", "Two partitions are named 'a'.")]
    [DataRow("a, data, nvs, 0xFFFFF000, 0x2000", "The partition a (0xFFFFF000, 0x2000 bytes) ends behind every flash.")]
    [DataRow("a, data, nvs, 0x9000", "Partition table, line 1: name, type, subtype, offset and size are expected.")]
    [DataRow("\n# x\na, data, nvs, , 0x6000", "Partition table, line 3: '' is no offset.")]
    [DataRow("a, data, nvs, 0x9000, many", "Partition table, line 1: 'many' is no size.")]
    [DataRow("a, data, nvs, 0x9000, 5000000000", "Partition table, line 1: '5000000000' is no size.")]
    [DataRow("a, data, ota_0, 0x9000, 4K", "Partition table, line 1: 'ota_0' is no subtype of 'data'.")]
    [DataRow("a, app, ota_16, 0x10000, 1M", "Partition table, line 1: 'ota_16' is no subtype of 'app'.")]
    [DataRow("a, what, nvs, 0x9000, 4K", "Partition table, line 1: 'what' is no type.")]
    [DataRow("a name of 17 byte, data, nvs, 0x9000, 4K", "Partition table, line 1: a name has 1 to 16 bytes.")]
    [DataRow("a, data, nvs, 0x9000, 4K, encrypted", "Partition table, line 1: flags are not supported ('encrypted').")]
    [DataRow("# nothing", "The partition table is empty.")]
    public void ATableThatIsNotRightIsRefused(string text, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<FirmwareException>(() => CsvPartitionTable.Read(text)).Message);
    }

    [TestMethod]
    public void ATableThatIsLargerThanTheFlashIsRefused()
    {
        PartitionTable table = Read("partitions_enigmaiot_8mb.csv");

        table.RequireFlash(8 * 1024 * 1024);

        FirmwareException failure = Assert.ThrowsExactly<FirmwareException>(() => table.RequireFlash(4 * 1024 * 1024));
        Assert.AreEqual("The partition deploy_1 (0x3A0000, 0x1C0000 bytes) ends behind the flash of 0x400000 bytes.", failure.Message);
    }

    [TestMethod]
    public void ATableWithoutTwoSlotsIsRefused()
    {
        PartitionTable table = CsvPartitionTable.Read("a, app, factory, 0x10000, 1M\nb, data, 0x84, 0x110000, 1M");

        FirmwareException failure = Assert.ThrowsExactly<FirmwareException>(() => table.Deployments);
        StringAssert.Contains(failure.Message, "has 1 slots for deployments");
    }

    private static PartitionTable Read(string file)
    {
        return CsvPartitionTable.Read(File.ReadAllText(Repository.PathOf("native-espnow-interop/partitions/" + file)));
    }
}
