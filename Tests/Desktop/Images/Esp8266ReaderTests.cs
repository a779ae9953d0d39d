using System.IO.Compression;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Images;

[TestClass]
public sealed class Esp8266ReaderTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ASketchOfArduinoIsWhole(bool withCrc)
    {
        byte[] image = ArduinoImage.Create(withCrc);

        ImageReport report = ImageReader.Read(image);

        Assert.AreEqual(ImageFormat.Esp8266Application, report.Format);
        Assert.IsNull(report.Fault);
        Assert.AreEqual(image.Length, report.Size);
        Assert.AreEqual(withCrc, report.IsProven);
    }

    [TestMethod]
    public void AnImageWithoutABootLoaderIsWhole()
    {
        Assert.IsNull(ImageReader.Read(ArduinoImage.Segments(0x40100000, 400, 20)).Fault);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ACutBehindAnyByteOfTheSketchIsFound(bool withCrc)
    {
        byte[] image = ArduinoImage.Create(withCrc);
        for (int count = 12; count < image.Length; count++)
        {
            // Filled up with 0xAA the boot loader is a whole image only where nothing of that follows.
            bool bootLoaderAlone = count == 3504;
            Assert.AreEqual(bootLoaderAlone, ImageReader.Read(image.AsSpan(0, count)).IsWhole, $"cut to {count} bytes");
        }
    }

    [TestMethod]
    public void AFlippedBitUnderTheCrcIsFound()
    {
        byte[] image = ArduinoImage.Create(withCrc: true);
        for (int at = 0; at < image.Length; at += 7)
        {
            image[at] ^= 0x10;
            Assert.IsFalse(ImageReader.Read(image).IsWhole, $"byte {at}");
            image[at] ^= 0x10;
        }
    }

    [TestMethod]
    public void APackedSketchIsWhole()
    {
        byte[] packed = Pack(ArduinoImage.Create(withCrc: true));

        ImageReport report = ImageReader.Read(packed);

        Assert.AreEqual(ImageFormat.CompressedEsp8266Application, report.Format);
        Assert.IsNull(report.Fault);
        Assert.AreEqual(packed.Length, report.Size);
    }

    [TestMethod]
    public void ACutPackedSketchIsFound()
    {
        byte[] packed = Pack(ArduinoImage.Create(withCrc: true));
        for (int count = 2; count < packed.Length; count++)
        {
            Assert.AreEqual("it does not unpack: it is cut off or damaged", Fault(packed[..count]), $"cut to {count} bytes");
        }
    }

    [TestMethod]
    public void WhatElseIsPackedIsRefused()
    {
        Assert.AreEqual("no firmware is packed in it", Fault(Pack([1, 2, 3])));
        Assert.AreEqual(
            "a nanoFramework deployment is packed in it: only an ESP8266 unpacks its firmware, send the unpacked file",
            Fault(Pack(SampleImage.Create(new Version(1, 0)))));
        Assert.IsNotNull(Fault(Pack(ArduinoImage.Create(withCrc: true)[..5000])));
    }

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private static string? Fault(byte[] image)
    {
        return ImageReader.Read(image).Fault;
    }
}
