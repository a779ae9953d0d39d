using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Merging;
using EnigmaIoT.Firmware.Partitions;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

[TestClass]
public sealed class BuiltPartsTests
{
    private readonly TestFolder _folder = new();

    public static IEnumerable<object[]> Boards => BoardList.All.Select(board => new object[] { board.Name });

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void TheImageOfABoardHasEachPartAtItsPlace(string name)
    {
        SampleBuild build = new(_folder, BoardList.Find(name));
        PartitionTable table = CsvPartitionTable.Read(build.TableText);

        byte[] image = Load(build).Merge();

        AssertAt(image, build.Board.BootLoaderOffset, build.BootLoader);
        AssertAt(image, 0x8000, BinaryPartitionTable.Write(table));
        AssertAt(image, 0x10000, build.NanoClr);
        AssertAt(image, 0x1E0000, build.DeploymentBytes);
        AssertErased(image, 0, build.Board.BootLoaderOffset);
        AssertErased(image, table.Deployments[0].Offset + SampleBuild.DeploymentSize, table.Deployments[1].End);
        foreach (Partition choice in table.Choices)
        {
            AssertErased(image, choice.Offset, choice.End);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void TheFilesOfTheConfigurationStay(string name)
    {
        SampleBuild build = new(_folder, BoardList.Find(name));
        Partition config = CsvPartitionTable.Read(build.TableText).Partitions.Single(partition => partition.Name == "config");

        Assert.IsLessThanOrEqualTo((int)config.Offset, Load(build).Merge().Length);
    }

    [TestMethod]
    public void TheBootLoaderOfAnEsp32StandsBehindTheFirstSectorAndThatOfLaterChipsInIt()
    {
        Assert.AreEqual(0x1000u, BoardList.Find("ESP32_REV3").BootLoaderOffset);
        Assert.AreEqual(0x1000u, BoardList.Find("ESP32_WROVER").BootLoaderOffset);
        Assert.AreEqual(0u, BoardList.Find("ESP32_S3").BootLoaderOffset);
        Assert.AreEqual(0u, BoardList.Find("ESP32_C3").BootLoaderOffset);
    }

    [TestMethod]
    public void ANanoClrUpToItsPartitionFitsAndOneByteMoreDoesNot()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write("nanoCLR.bin", SampleImage.CreateApplication(0x1D0000, null));
        Load(build);

        build.Write("nanoCLR.bin", [.. SampleImage.CreateApplication(0x1D0000, null), 0xFF]);
        AssertRefused(build, "The nanoCLR does not fit: 1,900,545 bytes, and there is room for 1,900,544.");
    }

    [TestMethod]
    public void ADeploymentUpToItsSlotFitsAndOneByteMoreDoesNot()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write("Gateway.bin", SampleImage.Create(new Version(1, 0), 0x100000));
        Load(build);

        build.Write("Gateway.bin", [.. SampleImage.Create(new Version(1, 0), 0x100000), 0xFF]);
        AssertRefused(build, "The deployment does not fit: 1,048,577 bytes, and there is room for 1,048,576.");
    }

    [TestMethod]
    public void ABootLoaderThatReachesThePartitionTableIsRefused()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write("bootloader/bootloader.bin", [.. build.BootLoader, .. Enumerable.Repeat((byte)0xFF, 0x7000)]);

        AssertRefused(build, "The boot loader does not fit");
    }

    [TestMethod]
    public void PartsForAnotherChipAreRefused()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write("nanoCLR.bin", SampleImage.CreateApplication(2000, null, 5));

        AssertRefused(build, "is for another chip: ESP32-C3 application, ESP32_REV3 is an ESP32.");
    }

    [TestMethod]
    public void ABootLoaderForAnotherFlashIsRefused()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write("bootloader/bootloader.bin", SampleBuild.LoaderOf(build.Board with { FlashMegabytes = 2 }));

        AssertRefused(build, "is built for 2 MB of flash, ESP32_REV3 has 4 MB: were our settings used?");
    }

    [TestMethod]
    public void AnotherPartitionTableIsRefused()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        PartitionTable stock = CsvPartitionTable.Read(
            "nvs, data, nvs, 0x9000, 0x6000\nfactory, app, factory, 0x10000, 0x1D0000\ndeploy, data, 0x84, 0x1E0000, 0x1C0000");
        build.Write("partition_table/partition-table.bin", BinaryPartitionTable.Write(stock));

        AssertRefused(build, "is not the partition table of this board: were our settings used?");
    }

    [TestMethod]
    public void DamagedOrSwappedFilesAreRefused()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        AssertRefusedWith(build, "nanoCLR.bin", build.BootLoader, "is a boot loader, not a nanoCLR.");
        AssertRefusedWith(build, "nanoCLR.bin", build.NanoClr[..^1], "is damaged: ");
        AssertRefusedWith(build, "bootloader/bootloader.bin", build.NanoClr, "is not a boot loader.");
        AssertRefusedWith(build, "Gateway.bin", build.NanoClr, "is not a deployment of nanoFramework.");
        AssertRefusedWith(build, "Gateway.bin", build.DeploymentBytes[..^40], "is damaged: ");
        AssertRefusedWith(build, "Gateway.bin", [], "is not a deployment of nanoFramework.");
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNamed()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        string loader = Path.Combine(build.Folder, "bootloader", "bootloader.bin");
        File.Delete(loader);

        AssertRefused(build, $"There is no file '{loader}'.");
    }

    private static void AssertRefusedWith(SampleBuild build, string file, byte[] bytes, string message)
    {
        byte[] right = File.ReadAllBytes(Path.Combine(build.Folder, file));
        build.Write(file, bytes);
        AssertRefused(build, message);
        build.Write(file, right);
    }

    private static void AssertRefused(SampleBuild build, string message)
    {
        StringAssert.Contains(Assert.ThrowsExactly<FirmwareException>(() => Load(build)).Message, message);
    }

    private static BuiltParts Load(SampleBuild build) => BuiltParts.Load(build.Board, build.TableText, build.Folder, build.Deployment);

    private static void AssertAt(byte[] image, uint offset, byte[] expected)
    {
        CollectionAssert.AreEqual(expected, image[(int)offset..((int)offset + expected.Length)]);
    }

    private static void AssertErased(byte[] image, uint start, uint end)
    {
        Assert.AreEqual(-1, image.AsSpan((int)start, (int)(end - start)).IndexOfAnyExcept((byte)0xFF));
    }
}
