using EnigmaIoT.Simulation.Flash;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class NorFlashTests
{
    private readonly NorFlash _flash = NorFlash.InMemory(4 * NorFlash.SectorSize);

    [TestMethod]
    public void ANewFlashIsErased()
    {
        Assert.IsTrue(Read(0, _flash.Size).All(value => value == 0xFF));
    }

    [TestMethod]
    public void AWriteCanOnlyClearBits()
    {
        _flash.Write(10, [0xF0]);
        _flash.Write(10, [0x30]);

        Assert.AreEqual(0x30, Read(10, 1)[0]);
        Assert.ThrowsExactly<InvalidOperationException>(() => _flash.Write(10, [0x31]));
        Assert.AreEqual(0x30, Read(10, 1)[0]);
    }

    [TestMethod]
    public void AnEraseSetsItsSectorOnly()
    {
        _flash.Write(0, new byte[3 * NorFlash.SectorSize]);
        _flash.Erase(NorFlash.SectorSize);

        Assert.AreEqual(0, Read(NorFlash.SectorSize - 1, 1)[0]);
        Assert.IsTrue(Read(NorFlash.SectorSize, NorFlash.SectorSize).All(value => value == 0xFF));
        Assert.AreEqual(0, Read(2 * NorFlash.SectorSize, 1)[0]);
    }

    [TestMethod]
    public void WhatLiesOutsideIsRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _flash.Write(_flash.Size - 1, [1, 2]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _flash.Erase(_flash.Size));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _flash.Read(-1, new byte[2]));
        Assert.ThrowsExactly<ArgumentException>(() => _flash.Erase(1));
        Assert.ThrowsExactly<ArgumentException>(() => NorFlash.InMemory(1000));
    }

    [TestMethod]
    public void EveryOperationTakesItsTime()
    {
        List<long> times = [];
        _flash.Busy += times.Add;

        _flash.Erase(0);
        _flash.Write(250, new byte[300]);
        _flash.Read(0, new byte[4000]);

        // 300 bytes from 250 on: 6 to the page's border, a whole page, 38 of the next one.
        CollectionAssert.AreEqual(new long[] { 45_000, 45, 670, 125, 400 }, times);
        Assert.AreEqual(4, _flash.Operations);
        Assert.AreEqual(3, _flash.PagePrograms);
        Assert.AreEqual(4000, _flash.ReadBytes);
    }

    [TestMethod]
    [DataRow(1, 33)]
    [DataRow(212, 560)]
    [DataRow(256, 670)]
    public void APageProgramTakesAFirstByteAndItsBytes(int count, int expected)
    {
        Assert.AreEqual(expected, new FlashTiming().Program(count));
    }

    // 16 blocks or 245 sectors, 3,906 pages and 64 bytes.
    [TestMethod]
    [DataRow(NorFlash.DefaultBlockSize, (16 * 150_000) + (3906 * 670) + 190)]
    [DataRow(NorFlash.SectorSize, (245 * 45_000) + (3906 * 670) + 190)]
    public void AnImageTakesItsErasesAndItsPagePrograms(int eraseSize, int expected)
    {
        Assert.AreEqual(expected, new FlashTiming().Fill(1_000_000, eraseSize));
    }

    [TestMethod]
    public void ABlockIsErasedAtOnce()
    {
        List<long> times = [];
        _flash.Busy += times.Add;
        _flash.Write(NorFlash.SectorSize, new byte[3 * NorFlash.SectorSize]);
        times.Clear();

        _flash.Erase(2 * NorFlash.SectorSize, 2 * NorFlash.SectorSize);

        CollectionAssert.AreEqual(new long[] { 150_000 }, times);
        Assert.AreEqual(NorFlash.SectorSize, Read(0, _flash.Size).Count(value => value == 0));
        Assert.AreEqual(1, _flash.Erases);
        Assert.AreEqual(2, _flash.ErasedSectors);
        Assert.ThrowsExactly<ArgumentException>(() => _flash.Erase(NorFlash.SectorSize, 2 * NorFlash.SectorSize));
    }

    [TestMethod]
    public void APageProgramNeverTakesLongerThanAPage()
    {
        FlashTiming slow = new() { ByteNanoseconds = 12_000 };

        Assert.AreEqual(700, slow.Program(256));
    }

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun, 0)]
    [DataRow(PowerCutDamage.Half, 100)]
    [DataRow(PowerCutDamage.Done, 200)]
    public void ACutOfPowerLeavesAPartOfAWrite(PowerCutDamage damage, int expected)
    {
        _flash.CutPowerAt(2, damage);
        _flash.Write(0, new byte[1]);

        Assert.ThrowsExactly<PowerCutException>(() => _flash.Write(256, new byte[200]));

        Assert.ThrowsExactly<PowerCutException>(() => Read(0, 1));
        _flash.PowerUp();
        Assert.AreEqual(expected, Read(256, 200).Count(value => value == 0));
    }

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun, 4096)]
    [DataRow(PowerCutDamage.Half, 2048)]
    [DataRow(PowerCutDamage.Done, 0)]
    public void ACutOfPowerLeavesAPartOfAnErase(PowerCutDamage damage, int expected)
    {
        _flash.Write(0, new byte[NorFlash.SectorSize]);
        _flash.CutPowerAt(1, damage);

        Assert.ThrowsExactly<PowerCutException>(() => _flash.Erase(0));

        _flash.PowerUp();
        Assert.AreEqual(expected, Read(0, NorFlash.SectorSize).Count(value => value == 0));
    }

    [TestMethod]
    public void ACutOfPowerCanLeaveAnythingInTheSector()
    {
        _flash.Write(0, new byte[2 * NorFlash.SectorSize]);
        _flash.CutPowerAt(1, PowerCutDamage.Garbage);

        Assert.ThrowsExactly<PowerCutException>(() => _flash.Erase(0));

        _flash.PowerUp();
        Assert.IsGreaterThan(200, Read(0, NorFlash.SectorSize).Distinct().Count());
        Assert.IsTrue(Read(NorFlash.SectorSize, NorFlash.SectorSize).All(value => value == 0));
    }

    [TestMethod]
    public void AFileOutlivesTheObject()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("flash").FullName, "flash.bin");
        using (NorFlash first = NorFlash.Open(path, 2 * NorFlash.SectorSize))
        {
            first.Write(5000, [1, 2, 3]);
        }

        using (NorFlash second = NorFlash.Open(path, 2 * NorFlash.SectorSize))
        {
            byte[] bytes = new byte[4];
            second.Read(5000, bytes);
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 0xFF }, bytes);
        }

        Assert.AreEqual(2 * NorFlash.SectorSize, new FileInfo(path).Length);
        Assert.ThrowsExactly<InvalidDataException>(() => NorFlash.Open(path, NorFlash.SectorSize));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private byte[] Read(int address, int count)
    {
        byte[] bytes = new byte[count];
        _flash.Read(address, bytes);
        return bytes;
    }
}
