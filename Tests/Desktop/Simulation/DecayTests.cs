using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>
/// Any single bit of a slot, the boot record or the journal loses its charge: what runs is a complete image as long as there
/// is one, and an image that does not prove itself is not staged.
/// </summary>
[TestClass]
public sealed class DecayTests
{
    private const int FirstSlot = 3 * NorFlash.SectorSize;
    private const int SecondSlot = 7 * NorFlash.SectorSize;
    private const int InsideImage = 1000;

    private static readonly Action<SlotTestBed>[] _moments =
    [
        _ => { },
        bed => bed.Begin(SlotTestBed.New),
        HalfWrite,
        Write,
        bed => bed.Stage(SlotTestBed.New),
        Test,
        Confirm,
        RollBack,
    ];

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    public void WhatRunsIsCompleteWhateverBitIsLost(int moment)
    {
        for (int address = 0; address < SecondSlot + (3 * NorFlash.SectorSize); address += 83)
        {
            SlotTestBed bed = new();
            _moments[moment](bed);
            Lose(bed, address);
            bool isAnyWhole = Holds(bed, FirstSlot, SlotTestBed.Old) || Holds(bed, SecondSlot, SlotTestBed.New);
            for (int start = 0; start < 2; start++)
            {
                bed.Restart();
                if (isAnyWhole)
                {
                    byte[] running = bed.RunningImage;
                    Assert.IsTrue(
                        running.SequenceEqual(SlotTestBed.Old) || running.SequenceEqual(SlotTestBed.New), $"byte {address}");
                }
                else
                {
                    Assert.AreEqual(RollbackCause.NothingWhole, bed.Slots.RollbackCause, $"byte {address}");
                }
            }
        }
    }

    [TestMethod]
    public void ABitOfTheUnusedSlotChangesNothing()
    {
        SlotTestBed bed = new();
        Confirm(bed);
        Lose(bed, FirstSlot + InsideImage);
        bed.Restart();

        Assert.AreEqual("2.0.0.0", bed.Running);
        Assert.AreEqual(RollbackCause.None, bed.Slots.RollbackCause);
    }

    [TestMethod]
    public void ABitOfAStagedImageKeepsTheOldOne()
    {
        SlotTestBed bed = new();
        bed.Stage(SlotTestBed.New);
        Lose(bed, SecondSlot + InsideImage);
        bed.Restart();

        Assert.AreEqual("1.0.0.0", bed.Running);
        Assert.AreEqual(RollbackCause.Damaged, bed.Slots.RollbackCause);
    }

    [TestMethod]
    public void ABitOfTheRunningImageBringsTheSpareOneBack()
    {
        SlotTestBed bed = new();
        Confirm(bed);
        Lose(bed, SecondSlot + InsideImage);
        bed.Restart();

        Assert.AreEqual("1.0.0.0", bed.Running);
        Assert.AreEqual(RollbackCause.Damaged, bed.Slots.RollbackCause);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2500)]
    [DataRow(10_000)]
    public void ACutDeploymentIsNotStaged(int count)
    {
        Assert.AreEqual(SlotResult.NotAnImage, Update(SlotTestBed.New[..count], ImageKind.Deployment));
    }

    [TestMethod]
    [DataRow((ushort)5, 8000)]
    [DataRow((ushort)0, 4000)]
    [DataRow((ushort)0, 1)]
    public void AnApplicationOfAnotherChipOrACutOneIsNotStaged(ushort chip, int count)
    {
        byte[] image = SampleImage.CreateApplication(8000, null, chip);

        Assert.AreEqual(SlotResult.NotAnImage, Update(image[..count], ImageKind.Application));
    }

    private static SlotResult Update(byte[] image, ImageKind kind)
    {
        SlotTestBed bed = new();
        bed.Begin(image, kind);
        bed.WriteChunks(image);
        SlotResult result = bed.Finish(image);
        Assert.AreEqual(ImageState.Confirmed, bed.Slots.State);
        Assert.AreEqual(0, bed.Slots.Resume(image.Length, MD5.HashData(image)));
        bed.Restart();
        Assert.AreEqual("1.0.0.0", bed.Running);
        return result;
    }

    private static void HalfWrite(SlotTestBed bed)
    {
        bed.Begin(SlotTestBed.New);
        for (int at = 0; at < SlotTestBed.New.Length / 2; at += 212)
        {
            bed.Slots.Write(at, SlotTestBed.New, at, 212);
        }
    }

    private static void Write(SlotTestBed bed)
    {
        bed.Begin(SlotTestBed.New);
        bed.WriteChunks(SlotTestBed.New);
    }

    private static void Test(SlotTestBed bed)
    {
        bed.Stage(SlotTestBed.New);
        bed.Restart();
    }

    private static void Confirm(SlotTestBed bed)
    {
        Test(bed);
        bed.Slots.Confirm();
    }

    private static void RollBack(SlotTestBed bed)
    {
        bed.Stage(SlotTestBed.New);
        for (int start = 0; start < 4; start++)
        {
            bed.Restart();
        }
    }

    /// <summary>Turns the lowest bit that is one to zero, of the next byte that has one.</summary>
    private static void Lose(SlotTestBed bed, int address)
    {
        byte[] value = new byte[1];
        bed.Flash.Read(address, value);
        while (value[0] == 0)
        {
            bed.Flash.Read(++address, value);
        }

        bed.Flash.Write(address, [(byte)(value[0] & (value[0] - 1))]);
    }

    private static bool Holds(SlotTestBed bed, int address, byte[] image)
    {
        byte[] content = new byte[image.Length];
        bed.Flash.Peek(address, content);
        return content.SequenceEqual(image);
    }
}
