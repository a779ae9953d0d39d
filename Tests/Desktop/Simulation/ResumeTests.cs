using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An update that stopped goes on with what the flash holds, and only with that.</summary>
[TestClass]
public sealed class ResumeTests
{
    private const int Sector = NorFlash.SectorSize;

    // 42 chunks of 212 bytes: two sectors and a part of the third.
    private const int Written = 8904;

    private static readonly byte[] _other = SampleImage.Create(new Version(4, 0), SlotTestBed.New.Length);

    private readonly SlotTestBed _bed = new();

    [TestMethod]
    public void AfterARestart()
    {
        BeginAndWrite(Written);
        _bed.Restart();

        Assert.AreEqual(2 * Sector, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(ImageKind.Deployment, _bed.Slots.OpenKind);
        FinishAndRun();
    }

    [TestMethod]
    public void AfterAnAbort()
    {
        BeginAndWrite(Written);
        _bed.Slots.Abort();
        Assert.AreEqual(ImageKind.Unknown, _bed.Slots.OpenKind);

        Assert.AreEqual(2 * Sector, _bed.Resume(SlotTestBed.New));
        FinishAndRun();
    }

    [TestMethod]
    public void AgainAndAgain()
    {
        BeginAndWrite(Sector);
        for (int sectors = 1; sectors < 3; sectors++)
        {
            _bed.Restart();
            Assert.AreEqual(sectors * Sector, _bed.Resume(SlotTestBed.New));
            int at = sectors * Sector;
            int count = Math.Min(Sector, SlotTestBed.New.Length - at);
            Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(at, SlotTestBed.New, at, count));
        }

        Assert.AreEqual(SlotTestBed.New.Length, _bed.Resume(SlotTestBed.New));
        FinishAndRun();
    }

    [TestMethod]
    public void OfAnApplicationToo()
    {
        byte[] image = SampleImage.CreateApplication(SlotTestBed.New.Length);
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Begin(ImageKind.Application, image.Length, MD5.HashData(image)));
        _bed.Slots.Write(0, image, 0, Written);
        _bed.Restart();

        Assert.AreEqual(2 * Sector, _bed.Resume(image));
        Assert.AreEqual(ImageKind.Application, _bed.Slots.OpenKind);
        _bed.WriteChunks(image);
        Assert.AreEqual(SlotResult.Ok, _bed.Finish(image));
        _bed.Restart();
        CollectionAssert.AreEqual(image, _bed.Slots.ReadImage(ImageKind.Application, 1));
    }

    [TestMethod]
    public void TheWholeImageWhereOnlyTheEndWasMissing()
    {
        _bed.Begin(SlotTestBed.New);
        _bed.WriteChunks(SlotTestBed.New);
        _bed.Restart();

        Assert.AreEqual(SlotTestBed.New.Length, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(SlotResult.Ok, _bed.Finish(SlotTestBed.New));
    }

    [TestMethod]
    public void WhatIsHeldIsPassedOver()
    {
        BeginAndWrite(Written);
        _bed.Slots.Abort();
        _bed.Resume(SlotTestBed.New);
        long operations = _bed.Flash.Operations;

        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(0, SlotTestBed.New, 0, 2 * Sector));
        Assert.AreEqual(operations, _bed.Flash.Operations);
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(2 * Sector - 212, SlotTestBed.New, 2 * Sector - 212, 400));
        Assert.AreEqual(operations + 2, _bed.Flash.Operations);
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(2, SlotTestBed.New, 2, 212));
    }

    [TestMethod]
    public void NothingBehindAHole()
    {
        _bed.Begin(SlotTestBed.New);
        _bed.Slots.Write(212, SlotTestBed.New, 212, Written - 212);

        // A part that comes twice does not stand for the one that is missing.
        _bed.Slots.Write(212, SlotTestBed.New, 212, 212);
        _bed.Restart();
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(ImageKind.Unknown, _bed.Slots.OpenKind);
        Assert.AreEqual(SlotResult.WrongState, _bed.Slots.Write(0, SlotTestBed.New, 0, 212));
    }

    [TestMethod]
    public void NothingOfAnotherImage()
    {
        BeginAndWrite(Written);
        byte[] md5 = MD5.HashData(SlotTestBed.New);
        Assert.AreEqual(0, _bed.Slots.Resume(SlotTestBed.New.Length, MD5.HashData(_other)));
        Assert.AreEqual(0, _bed.Slots.Resume(SlotTestBed.New.Length - 1, md5));
        Assert.AreEqual(0, _bed.Slots.Resume(0, md5));
        Assert.AreEqual(ImageKind.Unknown, _bed.Slots.OpenKind);
        Assert.AreEqual(2 * Sector, _bed.Slots.Resume(SlotTestBed.New.Length, md5));
    }

    [TestMethod]
    public void NothingWhereAnotherImageWasBegunSince()
    {
        BeginAndWrite(Written);
        _bed.Begin(_other);
        _bed.Restart();
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(0, _bed.Resume(_other));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void NothingOfAnImageWithAWrongDigest(bool md5IsRight)
    {
        _bed.Begin(SlotTestBed.New);
        _bed.WriteChunks(md5IsRight ? SlotTestBed.New : _other);
        Assert.AreEqual(
            SlotResult.DigestMismatch,
            _bed.Slots.Finish(MD5.HashData(SlotTestBed.New), 0, SHA256.HashData(_other)));
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        _bed.Restart();
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        CollectionAssert.AreEqual(SlotTestBed.Old, _bed.RunningImage);
    }

    [TestMethod]
    public void NothingOfAnImageThatIsFinished()
    {
        _bed.Stage(SlotTestBed.New);
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(ImageState.TestPending, _bed.Slots.State);
        _bed.Restart();
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
        Assert.AreEqual(ImageState.Testing, _bed.Slots.State);
    }

    [TestMethod]
    public void NothingWhereTheSlotHasChangedSince()
    {
        BeginAndWrite(Written);
        _bed.Flash.Erase((3 * Sector) + (4 * Sector) + Sector);
        Assert.AreEqual(Sector, _bed.Resume(SlotTestBed.New));
        _bed.Flash.Erase((3 * Sector) + (4 * Sector));
        Assert.AreEqual(0, _bed.Resume(SlotTestBed.New));
    }

    private void BeginAndWrite(int count)
    {
        _bed.Begin(SlotTestBed.New);
        Assert.AreEqual(SlotResult.Ok, _bed.Slots.Write(0, SlotTestBed.New, 0, count));
    }

    private void FinishAndRun()
    {
        _bed.WriteChunks(SlotTestBed.New);
        Assert.AreEqual(SlotResult.Ok, _bed.Finish(SlotTestBed.New));
        _bed.Restart();
        CollectionAssert.AreEqual(SlotTestBed.New, _bed.RunningImage);
    }
}
