using System.Buffers.Binary;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Images;

[TestClass]
public sealed class DeploymentReaderTests
{
    private static readonly AssemblyBuilder _core = new("mscorlib", new Version(1, 17, 11));
    private static readonly byte[] _coreBytes = _core.Build(1000, [1, 2, 3]);

    private static readonly byte[] _program =
        new AssemblyBuilder("Kitchen", new Version(1, 4, 2)) { IsProgram = true }.Needs(_core).Build(800, [4, 5]);

    [TestMethod]
    public void TheRealCoreLibraryIsWhole()
    {
        AssemblyHeader assembly = new(RealAssembly.CoreLibrary);

        Assert.IsTrue(assembly.IsGood);
        Assert.IsTrue(assembly.IsUsable);
        Assert.IsTrue(assembly.IsBodyGood);
        Assert.AreEqual((uint)RealAssembly.CoreLibrary.Length, assembly.TotalSize);
        Assert.AreEqual("mscorlib", assembly.NameText(assembly.Name));
        Assert.AreEqual("1.17.11", AssemblyHeader.VersionText(assembly.Version));
    }

    [TestMethod]
    public void TheRealCoreLibraryAloneIsNoProgram()
    {
        ImageReport report = ImageReader.Read(RealAssembly.CoreLibrary);

        Assert.AreEqual(ImageFormat.Deployment, report.Format);
        Assert.AreEqual("no assembly in it has an entry point: it is cut off, or a library", report.Fault);
    }

    [TestMethod]
    public void AProgramMayNeedTheRealCoreLibrary()
    {
        ImageReport report = ImageReader.Read([.. RealAssembly.CoreLibrary, .. _program]);

        Assert.IsNull(report.Fault);
        Assert.IsTrue(report.IsProven);
        Assert.AreEqual("Kitchen", report.Program);
        Assert.AreEqual("1.4.2", report.Version);
        Assert.AreEqual(RealAssembly.CoreLibrary.Length + _program.Length, report.Size);
    }

    [TestMethod]
    public void TheOrderOfAssembliesDoesNotMatter()
    {
        ImageReport report = ImageReader.Read([.. _program, .. _coreBytes]);

        Assert.IsNull(report.Fault);
        Assert.AreEqual("Kitchen", report.Program);
    }

    [TestMethod]
    public void ErasedFlashMayFollow()
    {
        byte[] slot = new byte[4096];
        Array.Fill(slot, (byte)0xFF);
        _coreBytes.CopyTo(slot, 0);
        _program.CopyTo(slot, _coreBytes.Length);

        ImageReport report = ImageReader.Read(slot);

        Assert.IsNull(report.Fault);
        Assert.AreEqual(1800, report.Size);
    }

    [TestMethod]
    public void WhatFollowsTheLastAssemblyInsideItsFourBytesIsFound()
    {
        byte[] image = new AssemblyBuilder("Kitchen", new Version(1, 0)) { IsProgram = true }.Build(801, [4, 5]);

        Assert.IsNull(ImageReader.Read([.. image, 0xFF, 0xFF]).Fault);
        Assert.AreEqual(
            "it is damaged at byte 801, behind the last assembly", ImageReader.Read([.. image, 0x5A]).Fault);
        Assert.AreEqual(
            "it is damaged at byte 801, behind the last assembly", ImageReader.Read([.. image, 0xFF, 0xFF, 0x00]).Fault);
    }

    [TestMethod]
    public void AnOlderBuildOfALibraryOfTheSameMinorVersionWillDo()
    {
        byte[] older = new AssemblyBuilder("mscorlib", new Version(1, 17, 2, 9)).Build(400, [1]);

        Assert.IsNull(ImageReader.Read([.. older, .. _program]).Fault);
    }

    [TestMethod]
    public void ALibraryOfAnotherMinorVersionWillNot()
    {
        byte[] other = new AssemblyBuilder("mscorlib", new Version(1, 16, 11)).Build(400, [1]);

        Assert.AreEqual(
            "'Kitchen' needs 'mscorlib' 1.17.11, which is not in it: it is cut off, or was built of parts that do not fit",
            ImageReader.Read([.. other, .. _program]).Fault);
    }

    [TestMethod]
    public void ACutBehindAnyByteIsFound()
    {
        byte[] image = SampleImage.Create(new Version(1, 0), 3000);
        for (int count = 1; count < image.Length; count++)
        {
            Assert.IsNotNull(ImageReader.Read(image.AsSpan(0, count)).Fault, $"cut to {count} bytes");
        }
    }

    [TestMethod]
    public void ACutIntoErasedFlashBehindAnyByteIsFound()
    {
        byte[] image = SampleImage.Create(new Version(1, 0), 3000);
        for (int count = 1; count < image.Length; count++)
        {
            byte[] cut = (byte[])image.Clone();
            cut.AsSpan(count).Fill(0xFF);
            bool same = cut.AsSpan().SequenceEqual(image);
            Assert.AreEqual(same, ImageReader.Read(cut).IsWhole, $"cut to {count} bytes");
        }
    }

    [TestMethod]
    public void AFlippedBitAnywhereIsFound()
    {
        byte[] image = [.. SampleImage.Create(new Version(1, 0), 1501), .. Enumerable.Repeat((byte)0xFF, 300)];
        Assert.IsNull(ImageReader.Read(image).Fault);
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
        byte[] image = [.. _coreBytes, .. _program];

        Assert.AreEqual("it is cut off: assembly 2 ends at byte 1,800, the file at 1,700", Fault(image[..1700]));
        Assert.AreEqual("it is cut off at byte 1,050, inside the header of assembly 2", Fault(image[..1050]));
        Assert.AreEqual("no assembly in it has an entry point: it is cut off, or a library", Fault(image[..1000]));
        Assert.AreEqual("assembly 'mscorlib' is damaged, behind byte 0", Fault(Flipped(image, 500)));
        Assert.AreEqual("the header of assembly 2 is damaged, at byte 1,000", Fault(Flipped(image, 1030)));
        Assert.AreEqual("the header of assembly 1 is damaged, at byte 0", Fault(Flipped(image, 30)));
        Assert.AreEqual("it has two programs, 'Kitchen' and 'Kitchen'", Fault([.. image, .. _program]));
        Assert.AreEqual(
            "its assemblies are of another version of nanoFramework than 1.x (NFMRK1)", Fault([.. "NFMRK2"u8, .. image[6..]]));
    }

    [TestMethod]
    public void AnAssemblyWithAnotherTableOfStringsIsRefused()
    {
        byte[] image = [.. _coreBytes, .. _program];
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(AssemblyHeader.StringTableVersionOffset), 2);
        AssemblyBuilder.Seal(image.AsSpan(0, _coreBytes.Length));

        Assert.AreEqual("assembly 1 is none that nanoCLR 1.x takes, at byte 0", Fault(image));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(15)]
    public void HostileStartsOfTablesAreRefused(int table)
    {
        foreach (uint start in new uint[] { 0, 5, 1001, 100_000, int.MaxValue, uint.MaxValue })
        {
            byte[] image = [.. _coreBytes, .. _program];
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(AssemblyHeader.TablesOffset + (4 * table)), start);
            BinaryPrimitives.WriteUInt32LittleEndian(
                image.AsSpan(AssemblyHeader.HeaderCrcOffset), AssemblyHeader.HeaderCrc(image.AsSpan(0, AssemblyHeader.Count)));

            Assert.IsNotNull(ImageReader.Read(image).Fault, $"{start}");
        }
    }

    private static byte[] Flipped(byte[] image, int at)
    {
        byte[] flipped = (byte[])image.Clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static string? Fault(byte[] image)
    {
        return ImageReader.Read(image).Fault;
    }
}
