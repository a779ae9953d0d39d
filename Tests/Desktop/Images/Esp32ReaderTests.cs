using System.Buffers.Binary;
using System.Security.Cryptography;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Images;

[TestClass]
public sealed class Esp32ReaderTests
{
    private static readonly byte[] _image = SampleImage.CreateApplication(1600, new Version(5, 1));

    [TestMethod]
    public void AnApplicationIsDescribed()
    {
        ImageReport report = ImageReader.Read(_image);

        Assert.AreEqual(ImageFormat.Esp32Application, report.Format);
        Assert.IsNull(report.Fault);
        Assert.IsTrue(report.IsProven);
        Assert.AreEqual("Sample", report.Program);
        Assert.AreEqual("5.1", report.Version);
        Assert.AreEqual(0, report.ChipId);
        Assert.AreEqual("ESP32 application", report.FormatName);
        Assert.AreEqual(1600, report.Size);
    }

    [TestMethod]
    [DataRow((ushort)5, "ESP32-C3 application")]
    [DataRow((ushort)9, "ESP32-S3 application")]
    public void TheChipIsNamed(ushort chip, string name)
    {
        ImageReport report = ImageReader.Read(SampleImage.CreateApplication(1600, null, chip));

        Assert.IsNull(report.Fault);
        Assert.AreEqual(name, report.FormatName);
    }

    [TestMethod]
    public void AChipThatDoesNotExistIsRefused()
    {
        Assert.AreEqual(
            "it is for a chip that does not exist (chip 0x1234): its header is damaged",
            ImageReader.Read(SampleImage.CreateApplication(1600, null, 0x1234)).Fault);
    }

    [TestMethod]
    public void ACutBehindAnyByteIsFound()
    {
        for (int count = 1; count < _image.Length; count++)
        {
            Assert.IsNotNull(ImageReader.Read(_image.AsSpan(0, count)).Fault, $"cut to {count} bytes");
        }
    }

    [TestMethod]
    public void AFlippedBitAnywhereIsFound()
    {
        byte[] image = [.. _image, .. Enumerable.Repeat((byte)0xFF, 100)];
        for (int bit = 0; bit < 8 * image.Length; bit++)
        {
            image[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(ImageReader.Read(image).IsWhole, $"bit {bit}");
            image[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void WhatIsWrongIsSaidExactly()
    {
        byte[] flipped = (byte[])_image.Clone();
        flipped[700] ^= 4;
        byte[] rehashed = (byte[])_image.Clone();
        rehashed[^1] ^= 4;

        Assert.AreEqual("it is cut off inside its header, at byte 1", Fault(_image[..1]));
        Assert.AreEqual("it is cut off: segment 1 of 1 ends at byte 1,564, the file at 800", Fault(_image[..800]));
        Assert.AreEqual("it is cut off before its checksum, at byte 1,566", Fault(_image[..1566]));
        Assert.AreEqual("it is cut off before its SHA-256, at byte 1,590", Fault(_image[..1590]));
        Assert.AreEqual("it is damaged: its checksum is wrong", Fault(flipped));
        Assert.AreEqual("it is damaged: its SHA-256 is wrong", Fault(rehashed));
        Assert.AreEqual("something follows it, from byte 1,600 on", Fault([.. _image, 0]));
    }

    [TestMethod]
    public void ASegmentThatEspIdfRefusesIsFound()
    {
        // ESP-IDF's boot loader loads words: the length of a segment is a multiple of four.
        byte[] image = (byte[])_image.Clone();
        image[28] -= 2;
        image[1567] = 0;
        byte checksum = 0xEF;
        foreach (byte value in image.AsSpan(32, 1530))
        {
            checksum ^= value;
        }

        image[1567] = checksum;
        SHA256.HashData(image.AsSpan(0, 1568), image.AsSpan(1568));

        Assert.AreEqual("its header is damaged: segment 1 of 1 has 1,530 bytes", Fault(image));
    }

    [TestMethod]
    public void WithoutASha256ItIsWholeButNotProven()
    {
        byte[] image = _image[..^32];
        image[23] = 0;

        ImageReport report = ImageReader.Read(image);

        Assert.IsNull(report.Fault);
        Assert.IsFalse(report.IsProven);
    }

    [TestMethod]
    [DataRow(0x3F400020u, (ushort)0, true, null)]
    [DataRow(0x3F400020u, (ushort)0, false, null)]
    [DataRow(0x3FFF0030u, (ushort)0, true, null)]
    [DataRow(0x3FFF0030u, (ushort)0, false, "it is a boot loader")]
    [DataRow(0x3FCD5820u, (ushort)5, false, "it is a boot loader")]
    [DataRow(0x4086C410u, (ushort)13, false, "it is a boot loader")]
    [DataRow(0x42000020u, (ushort)13, false, null)]
    public void ABootLoaderIsNoFirmwareToSend(uint firstAddress, ushort chip, bool isDescribed, string? start)
    {
        byte[] image = SampleImage.CreateApplication(1600, null, chip)[..^32];
        image[23] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(24), firstAddress);
        if (!isDescribed)
        {
            image[^1] ^= (byte)(image[32] ^ image[33] ^ image[34] ^ image[35]);
            image.AsSpan(32, 4).Clear();
        }

        ImageReport report = ImageReader.Read(image);

        Assert.IsNull(report.Fault);
        Assert.IsTrue(start is null ? report.Obstacle is null : report.Obstacle!.StartsWith(start, StringComparison.Ordinal));
    }

    private static string? Fault(byte[] image)
    {
        return ImageReader.Read(image).Fault;
    }
}
