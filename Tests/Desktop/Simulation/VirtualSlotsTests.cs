using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class VirtualSlotsTests
{
    private readonly byte[] _newMd5 = MD5.HashData(SlotTestBed.New);
    private readonly SlotTestBed _bed = new();

    [TestMethod]
    public void AStagedImageWaitsForTheNextStart()
    {
        _bed.Stage(SlotTestBed.New);

        Assert.AreEqual(ImageState.TestPending, _bed.Slots.State);
        Assert.AreEqual("1.0.0.0", _bed.Running);

        _bed.Restart();
        Assert.AreEqual(ImageState.Testing, _bed.Slots.State);
        Assert.AreEqual("2.0.0.0", _bed.Running);
        CollectionAssert.AreEqual(SlotTestBed.New, _bed.RunningImage);
    }

    [TestMethod]
    public void AConfirmedImageStays()
    {
        _bed.Stage(SlotTestBed.New);
        _bed.Restart();
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Confirm());
        for (int start = 0; start < 5; start++)
        {
            _bed.Restart();
            Assert.AreEqual(ImageState.Confirmed, _bed.Slots.State);
            Assert.AreEqual("2.0.0.0", _bed.Running);
        }

        Assert.AreEqual(RollbackCause.None, _bed.Slots.RollbackCause);
    }

    [TestMethod]
    public void AnImageThatIsNeverConfirmedIsGivenUpAfterItsTries()
    {
        _bed.Stage(SlotTestBed.New);
        for (int start = 0; start < 3; start++)
        {
            _bed.Restart();
            Assert.AreEqual("2.0.0.0", _bed.Running);
        }

        _bed.Restart();
        Assert.AreEqual("1.0.0.0", _bed.Running);
        Assert.AreEqual(ImageState.Confirmed, _bed.Slots.State);
        Assert.AreEqual(RollbackCause.TriesUsedUp, _bed.Slots.RollbackCause);

        _bed.Restart();
        Assert.AreEqual(RollbackCause.TriesUsedUp, _bed.Slots.RollbackCause);
        _bed.Slots.Confirm();
        Assert.AreEqual(RollbackCause.None, _bed.Slots.RollbackCause);
    }

    [TestMethod]
    public void UpdatesGoToAndFroBetweenTheSlots()
    {
        for (int version = 2; version < 6; version++)
        {
            _bed.Stage(SampleImage.Create(new Version(version, 0), 8000 + version));
            _bed.Restart();
            _bed.Slots.Confirm();
            Assert.AreEqual($"{version}.0.0.0", _bed.Running);
        }
    }

    [TestMethod]
    public void ChunksMayComeInAnyOrder()
    {
        int[] offsets = [.. Enumerable.Range(0, (SlotTestBed.New.Length + 211) / 212).Select(chunk => chunk * 212)];
        new Random(5).Shuffle(offsets);
        _bed.Slots.Begin(ImageKind.Deployment, SlotTestBed.New.Length, _newMd5);
        foreach (int at in offsets)
        {
            int count = OtaLimits.BytesOfChunk(SlotTestBed.New.Length, (at / 212) + 1);
            Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(at, SlotTestBed.New, at, count));
        }

        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Finish(_newMd5, 0, null));
    }

    [TestMethod]
    public void AnImageWithAHoleIsNotFinished()
    {
        _bed.Slots.Begin(ImageKind.Deployment, SlotTestBed.New.Length, _newMd5);
        _bed.Slots.Write(0, SlotTestBed.New, 0, 5000);

        Assert.AreEqual(SlotResult.DigestMismatch, _bed.Slots.Finish(_newMd5, 0, null));

        Assert.AreEqual(ImageState.Confirmed, _bed.Slots.State);
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Finish(_newMd5, 0, null));
        _bed.Restart();
        Assert.AreEqual("1.0.0.0", _bed.Running);
    }

    [TestMethod]
    public void WhatDoesNotFitIsRefused()
    {
        int capacity = _bed.Slots.Capacity(ImageKind.Deployment);
        Assert.AreEqual(SlotResult.WrongSize, _bed.Slots.Begin(ImageKind.Deployment, 0, _newMd5));
        Assert.AreEqual(SlotResult.WrongSize, _bed.Slots.Begin(ImageKind.Deployment, -1, _newMd5));
        Assert.AreEqual(SlotResult.WrongSize, _bed.Slots.Begin(ImageKind.Deployment, capacity + 1, _newMd5));
        Assert.AreEqual(SlotResult.UnknownKind, _bed.Slots.Begin(ImageKind.CompressedApplication, 100, _newMd5));
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(0, new byte[4], 0, 4));
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Begin(ImageKind.Deployment, capacity, _newMd5));
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(2, new byte[4], 0, 4));
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(-4, new byte[4], 0, 4));
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(capacity - 4, new byte[8], 0, 8));
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(capacity - 4, new byte[8], 0, 4));
    }

    [TestMethod]
    public void WhatAnUpdateLeftBeforeAStartIsErasedWhateverItReadsAs()
    {
        _bed.Begin(SlotTestBed.New);
        _bed.Slots.Boot();
        _bed.Begin(SlotTestBed.New);
        long before = _bed.Flash.Erases;

        _bed.WriteChunks(SlotTestBed.New);

        Assert.IsGreaterThan(before, _bed.Flash.Erases);
    }

    [TestMethod]
    [DataRow(1, (3 * NorFlash.SectorSize) + 1)]
    [DataRow(1, int.MaxValue)]
    [DataRow((4 * NorFlash.SectorSize) + 1, 1)]
    [DataRow(int.MaxValue, 1)]
    public void ADeltaThatDoesNotFitBehindItsImageChangesNothing(int size, int stagedSize)
    {
        long before = _bed.Flash.Operations;

        int begun = _bed.Slots.BeginDelta(ImageKind.Deployment, size, _newMd5, 0, new byte[32], new byte[16], stagedSize);

        Assert.AreEqual(-(int)SlotResult.WrongSize, begun);
        Assert.AreEqual(before, _bed.Flash.Operations);
    }

    [TestMethod]
    public void AnAbortedUpdateChangesNothing()
    {
        _bed.Slots.Begin(ImageKind.Deployment, SlotTestBed.New.Length, _newMd5);
        _bed.WriteChunks(SlotTestBed.New);
        _bed.Slots.Abort();

        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Finish(_newMd5, 0, null));
        _bed.Restart();
        CollectionAssert.AreEqual(SlotTestBed.Old, _bed.RunningImage);
    }

    [TestMethod]
    public void ASecondUpdateTakesThePlaceOfAStagedOne()
    {
        _bed.Stage(SlotTestBed.New);
        byte[] third = SampleImage.Create(new Version(3, 0), 9000);
        _bed.Slots.Begin(ImageKind.Deployment, third.Length, MD5.HashData(third));
        Assert.AreEqual(ImageState.Confirmed, _bed.Slots.State);
        _bed.WriteChunks(third);
        _bed.Slots.Finish(MD5.HashData(third), 0, null);
        _bed.Restart();

        Assert.AreEqual("3.0.0.0", _bed.Running);
    }

    [TestMethod]
    public void WhileAnImageIsTestedItsPredecessorIsNotOverwritten()
    {
        _bed.Stage(SlotTestBed.New);
        _bed.Restart();

        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Begin(ImageKind.Deployment, 100, _newMd5));
    }

    [TestMethod]
    public void TheKindsHaveSlotsOfTheirOwn()
    {
        byte[] application = SampleImage.CreateApplication(300, new Version(5, 5, 4));
        Assert.AreEqual(ImageKind.Application, _bed.Slots.Recognise(application, 0, 6));
        _bed.Stage(application, ImageKind.Application);
        _bed.Restart();
        _bed.Slots.Confirm();

        Assert.AreEqual("5.5.4", _bed.Slots.Describe(ImageKind.Application, 1));
        Assert.AreEqual("none", _bed.Slots.Describe(ImageKind.Application, 0));
        Assert.AreEqual("1.0.0.0", _bed.Running);
    }

    [TestMethod]
    public void ASlotFlashedByWireSinceCountsAsConfirmed()
    {
        _bed.Stage(SlotTestBed.New);
        _bed.Restart();
        _bed.Slots.Confirm();
        byte[] byWire = SampleImage.Create(new Version(9, 0), 4000);
        int firstSlot = 3 * NorFlash.SectorSize;
        _bed.Flash.Erase(firstSlot);
        _bed.Flash.Write(firstSlot, byWire);
        _bed.Restart();

        Assert.AreEqual("9.0.0.0", _bed.Running);
        Assert.AreEqual(ImageState.Confirmed, _bed.Slots.State);
        _bed.Restart();
        Assert.AreEqual("9.0.0.0", _bed.Running);
    }

    [TestMethod]
    public void OtherFilesAreTakenOnlyWhereTheBoardIsToldTo()
    {
        byte[] file = Encoding.ASCII.GetBytes("any file");
        byte[] compressed = [0x1F, 0x8B, 0, 0, 0, 0];
        Assert.AreEqual(ImageKind.Unknown, _bed.Slots.Recognise(file, 0, file.Length));
        Assert.AreEqual(ImageKind.Unknown, _bed.Slots.Recognise(compressed, 0, compressed.Length));

        SlotTestBed raw = new(new SlotSettings { AcceptUnknown = true });
        Assert.AreEqual(ImageKind.Deployment, raw.Slots.Recognise(file, 0, file.Length));
        Assert.AreEqual(ImageKind.Deployment, raw.Slots.Recognise(compressed, 0, compressed.Length));
        raw.Stage(file);
        raw.Restart();
        Assert.AreEqual("md5:" + Convert.ToHexStringLower(MD5.HashData(file))[..8], raw.Running);
    }
}
