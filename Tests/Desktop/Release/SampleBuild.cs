using System.Buffers.Binary;
using System.Security.Cryptography;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Partitions;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Desktop.EndToEnd;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>Files as nf-interpreter's build leaves them, and a deployment, for one board.</summary>
internal sealed class SampleBuild
{
    public const int NanoClrSize = 50_000;
    public const int DeploymentSize = 20_000;

    private readonly string _folder;

    public SampleBuild(TestFolder folder, Board board)
    {
        Board = board;
        _folder = folder.Path;
        TableText = File.ReadAllText(Repository.PathOf("native-espnow-interop/partitions/" + board.PartitionFile));
        BootLoader = LoaderOf(board);
        NanoClr = SampleImage.CreateApplication(NanoClrSize, new Version(1, 17), (ushort)board.ChipId);
        DeploymentBytes = SampleImage.Create(new Version(2, 0), DeploymentSize);
        Write("bootloader/bootloader.bin", BootLoader);
        Write("partition_table/partition-table.bin", BinaryPartitionTable.Write(CsvPartitionTable.Read(TableText)));
        Write("nanoCLR.bin", NanoClr);
        Write("native_assemblies.csv", "EnigmaIoT.Interop,1.4.0.0,0x4E2A43F7\n"u8);
        Write("nanoFramework.map", "0x400d1234 __wrap_esp_partition_find_first\n"u8);
        Write("Gateway.bin", DeploymentBytes);
    }

    public Board Board { get; }

    public string TableText { get; }

    public string Folder => _folder;

    public byte[] BootLoader { get; }

    public byte[] NanoClr { get; }

    public byte[] DeploymentBytes { get; }

    public string Deployment => Path.Combine(_folder, "Gateway.bin");

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes.ToArray());
    }

    // One segment in RAM, so that it describes no application: an image of ESP-IDF with checksum and SHA-256.
    public static byte[] LoaderOf(Board board)
    {
        byte flash = (byte)(int.Log2(board.FlashMegabytes) << 4);
        byte[] data = new byte[2048];
        new Random(1).NextBytes(data);
        List<byte> image = [0xE9, 1, 2, flash, 0, 0, 8, 0x40, 0xEE, 0, 0, 0, (byte)board.ChipId, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        byte[] head = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x3FFF0018);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), data.Length);
        image.AddRange(head);
        image.AddRange(data);
        image.AddRange(new byte[15 - (image.Count % 16)]);
        image.Add(data.Aggregate((byte)0xEF, (sum, next) => (byte)(sum ^ next)));
        return [.. image, .. SHA256.HashData([.. image])];
    }
}
