using System.Security.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>
/// Whatever flash operation a cut of power hits: the board starts with the whole old or the whole new image.
/// </summary>
[TestClass]
public sealed class PowerCutTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun)]
    [DataRow(PowerCutDamage.Half)]
    [DataRow(PowerCutDamage.Garbage)]
    [DataRow(PowerCutDamage.Done)]
    public void ACutAtAnyOperationOfAnUpdateLeavesACompleteImage(PowerCutDamage damage)
    {
        int operations = CutEverywhere(_ => { }, UpdateAndConfirm, damage, "1.0.0.0", "2.0.0.0");

        // Begin forgets nothing here; 3 erases and 52 or more programs of the image; the journal; three records.
        TestContext.WriteLine($"{damage}: {operations} cuts");
        Assert.IsGreaterThan(66, operations);
    }

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun)]
    [DataRow(PowerCutDamage.Half)]
    [DataRow(PowerCutDamage.Garbage)]
    [DataRow(PowerCutDamage.Done)]
    public void ACutAtAnyOperationOfASecondUpdateLeavesACompleteImage(PowerCutDamage damage)
    {
        byte[] third = SampleImage.Create(new Version(3, 0), 9000);
        CutEverywhere(
            UpdateAndConfirm,
            bed =>
            {
                bed.Stage(third);
                bed.Restart();
                bed.Slots.Confirm();
            },
            damage,
            "2.0.0.0",
            "3.0.0.0");
    }

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun)]
    [DataRow(PowerCutDamage.Half)]
    [DataRow(PowerCutDamage.Garbage)]
    [DataRow(PowerCutDamage.Done)]
    public void ACutWhileTheBoardRollsBackLeavesACompleteImage(PowerCutDamage damage)
    {
        CutEverywhere(
            bed => bed.Stage(SlotTestBed.New),
            bed =>
            {
                for (int start = 0; start < 4; start++)
                {
                    bed.Restart();
                }
            },
            damage,
            "1.0.0.0",
            "2.0.0.0");
    }

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun)]
    [DataRow(PowerCutDamage.Half)]
    [DataRow(PowerCutDamage.Garbage)]
    [DataRow(PowerCutDamage.Done)]
    public void ACutWhileAStagedImageIsReplacedLeavesACompleteImage(PowerCutDamage damage)
    {
        byte[] third = SampleImage.Create(new Version(3, 0), 9000);
        CutEverywhere(
            bed => bed.Stage(SlotTestBed.New),
            bed => bed.Stage(third),
            damage,
            "1.0.0.0",
            "2.0.0.0",
            "3.0.0.0");
    }

    [TestMethod]
    public void ABrokenCopyOfTheRecordLeavesTheOther()
    {
        for (int copy = 0; copy < 2; copy++)
        {
            SlotTestBed bed = new();
            UpdateAndConfirm(bed);
            bed.Flash.Erase(copy * NorFlash.SectorSize);
            bed.Restart();

            // The older copy says that the image is still tested: it runs, with its tries.
            Assert.AreEqual("2.0.0.0", bed.Running);
        }
    }

    [TestMethod]
    public void ARecordWithOneWrongBitDoesNotCount()
    {
        SlotTestBed bed = new();
        bed.Stage(SlotTestBed.New);
        bool wasOld = false;
        for (int copy = 0; copy < 2; copy++)
        {
            SlotTestBed broken = new();
            broken.Stage(SlotTestBed.New);
            byte[] value = new byte[1];
            broken.Flash.Read((copy * NorFlash.SectorSize) + 8, value);
            int bit = value[0] & -value[0];
            broken.Flash.Write((copy * NorFlash.SectorSize) + 8, [(byte)(value[0] ^ bit)]);
            broken.Restart();
            wasOld |= broken.Running == "1.0.0.0";
        }

        Assert.IsTrue(wasOld);
    }

    private static void UpdateAndConfirm(SlotTestBed bed)
    {
        bed.Stage(SlotTestBed.New);
        bed.Restart();
        bed.Slots.Confirm();
    }

    private static int CutEverywhere(
        Action<SlotTestBed> before,
        Action<SlotTestBed> course,
        PowerCutDamage damage,
        params string[] allowed)
    {
        SlotTestBed whole = new();
        before(whole);
        long first = whole.Flash.Operations;
        course(whole);
        int operations = (int)(whole.Flash.Operations - first);
        for (int operation = 1; operation <= operations; operation++)
        {
            SlotTestBed bed = new();
            before(bed);
            bed.Flash.CutPowerAt(operation, damage, seed: operation);
            Assert.ThrowsExactly<PowerCutException>(() => course(bed));
            bed.Flash.PowerUp();
            bed.Restart();

            Assert.Contains(bed.Running, allowed, $"after a cut at operation {operation}");
            Assert.AreEqual(Digest(bed), Convert.ToHexString(MD5.HashData(bed.RunningImage)));
            UpdateStillWorks(bed);
        }

        return operations;
    }

    private static string Digest(SlotTestBed bed)
    {
        int major = int.Parse(bed.Running.Split('.')[0]);
        int size = major switch { 1 => SlotTestBed.Old.Length, 2 => SlotTestBed.New.Length, _ => 9000 };
        return Convert.ToHexString(MD5.HashData(SampleImage.Create(new Version(major, 0), size)));
    }

    private static void UpdateStillWorks(SlotTestBed bed)
    {
        bed.Slots.Confirm();
        byte[] next = SampleImage.Create(new Version(7, 0), 5000);
        bed.Stage(next);
        bed.Restart();
        Assert.AreEqual("7.0.0.0", bed.Running);
    }
}
