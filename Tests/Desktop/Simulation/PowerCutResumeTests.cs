using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>
/// Whatever flash operation of an update a cut of power hits: what the board then says it holds is there, and the update
/// goes on from it to the whole image.
/// </summary>
[TestClass]
public sealed class PowerCutResumeTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(3, 0), 9000);

    private int _writtenCount;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(PowerCutDamage.NotBegun)]
    [DataRow(PowerCutDamage.Half)]
    [DataRow(PowerCutDamage.Garbage)]
    [DataRow(PowerCutDamage.Done)]
    public void AnUpdateGoesOnAfterACutAtAnyOperation(PowerCutDamage damage)
    {
        SlotTestBed whole = Updated();
        long first = whole.Flash.Operations;
        Update(whole);
        int operations = (int)(whole.Flash.Operations - first);
        int resumed = 0;
        int secondCuts = 0;
        for (int operation = 1; operation <= operations; operation++)
        {
            resumed += Held(Cut(operation, damage), damage) > 0 ? 1 : 0;
            secondCuts += CutInResume(operation, damage);
        }

        TestContext.WriteLine(
            $"{damage}: {operations} cuts, {resumed} times gone on with what was held, {secondCuts} more cuts in that");
        Assert.IsGreaterThan(40, resumed);
        Assert.IsGreaterThan(resumed, secondCuts);
    }

    /// <summary>A board whose spare slot holds an older image, so that an update writes the record first.</summary>
    private static SlotTestBed Updated()
    {
        SlotTestBed bed = new();
        bed.Stage(SlotTestBed.New);
        bed.Restart();
        bed.Slots.Confirm();
        return bed;
    }

    /// <summary>Checks that what the board says it holds is there, and goes on to the end.</summary>
    private static void Continue(SlotTestBed bed, int held)
    {
        int spare = 1 - bed.Slots.ActiveSlot(ImageKind.Deployment);
        byte[] slot = bed.Slots.ReadImage(ImageKind.Deployment, spare);
        Assert.IsTrue(
            _image.AsSpan(0, held).SequenceEqual(slot.AsSpan(0, held)),
            $"{held} bytes are said to be held that are not");
        if (held == 0)
        {
            bed.Begin(_image);
        }

        bed.WriteChunks(_image);
        Assert.AreEqual(SlotResult.Ok, bed.Finish(_image));
        bed.Restart();
        CollectionAssert.AreEqual(_image, bed.RunningImage);
    }

    private static bool Runs(SlotTestBed bed, byte[] image)
    {
        return bed.RunningImage.AsSpan().SequenceEqual(image);
    }

    /// <summary>An update that is cut, and the next start.</summary>
    private SlotTestBed Cut(int operation, PowerCutDamage damage)
    {
        SlotTestBed bed = Updated();
        _writtenCount = 0;
        bed.Flash.CutPowerAt(operation, damage, seed: operation);
        Assert.ThrowsExactly<PowerCutException>(() => Update(bed));
        bed.Flash.PowerUp();
        bed.Restart();
        return bed;
    }

    private int Held(SlotTestBed bed, PowerCutDamage damage)
    {
        int held = bed.Resume(_image);
        if (Runs(bed, _image))
        {
            Assert.AreEqual(0, held, "a finished image");
            return held;
        }

        Assert.IsTrue(Runs(bed, SlotTestBed.New));
        Assert.IsTrue(held % NorFlash.SectorSize == 0 || held == _image.Length, $"{held} bytes are no whole sectors");
        Assert.IsLessThanOrEqualTo(_writtenCount + OtaLimits.ChunkCount, held);
        if (damage != PowerCutDamage.Garbage)
        {
            // Garbage may be all that is left of the journal.
            Assert.IsGreaterThanOrEqualTo(_writtenCount - (_writtenCount % NorFlash.SectorSize), held);
        }

        Continue(bed, held);
        return held;
    }

    /// <summary>Cuts the power again at each operation of the call that goes on.</summary>
    private int CutInResume(int operation, PowerCutDamage damage)
    {
        for (int second = 1; ; second++)
        {
            SlotTestBed bed = Cut(operation, damage);
            bed.Flash.CutPowerAt(second, damage, seed: second);
            try
            {
                bed.Resume(_image);
                return second - 1;
            }
            catch (PowerCutException)
            {
                bed.Flash.PowerUp();
                bed.Restart();
                Continue(bed, bed.Resume(_image));
            }
        }
    }

    private void Update(SlotTestBed bed)
    {
        bed.Begin(_image);
        for (int at = 0; at < _image.Length; at += OtaLimits.ChunkCount)
        {
            int count = Math.Min(OtaLimits.ChunkCount, _image.Length - at);
            Assert.AreEqual(SlotResult.Ok, bed.Slots.Write(at, _image, at, count));
            _writtenCount = at + count;
        }

        Assert.AreEqual(SlotResult.Ok, bed.Finish(_image));
    }
}
