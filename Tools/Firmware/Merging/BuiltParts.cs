using System.Globalization;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Partitions;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Firmware.Merging;

/// <summary>
/// What a build of nanoCLR and one of a program leave, checked against a board: chip, flash size, partition table, the images' own
/// checksums, and the room of each.
/// </summary>
public sealed class BuiltParts
{
    // esp_image_header_t: the upper four bits of this byte are the flash's size, 0 for 1 MB, 1 for 2 MB and so on.
    private const int FlashSizeByte = 3;
    private const byte Erased = 0xFF;

    private readonly Board _board;

    private BuiltParts(Board board, PartitionTable table, IReadOnlyList<ImagePart> parts)
    {
        _board = board;
        Table = table;
        Parts = parts;
    }

    /// <summary>Gets the partition table.</summary>
    public PartitionTable Table { get; }

    /// <summary>Gets boot loader, partition table, nanoCLR and, where it was given, the deployment.</summary>
    public IReadOnlyList<ImagePart> Parts { get; }

    /// <summary>Reads and checks the files.</summary>
    /// <param name="board">The board that they are for.</param>
    /// <param name="tableText">The board's partition table as text, which the built one has to be.</param>
    /// <param name="buildFolder">nf-interpreter's build folder.</param>
    /// <param name="deployment">The program's deployment; null for none.</param>
    /// <exception cref="FirmwareException">A file cannot be read, is damaged, for another board, or too large.</exception>
    public static BuiltParts Load(Board board, string tableText, string buildFolder, string? deployment)
    {
        PartitionTable table = CsvPartitionTable.Read(tableText);
        table.RequireFlash(board.FlashSize);

        string loaderFile = Path.Combine(buildFolder, "bootloader", "bootloader.bin");
        string tableFile = Path.Combine(buildFolder, "partition_table", "partition-table.bin");
        string clrFile = Path.Combine(buildFolder, "nanoCLR.bin");
        List<ImagePart> parts =
        [
            new("boot loader", board.BootLoaderOffset, PartitionTable.TableOffset - board.BootLoaderOffset, ReadLoader(board, loaderFile)),
            new("partition table", PartitionTable.TableOffset, PartitionTable.TableSize, ReadTable(table, tableFile)),
            new("nanoCLR", table.NanoClr.Offset, table.NanoClr.Size, ReadNanoClr(board, clrFile)),
        ];
        if (deployment != null)
        {
            // Each update alternates between the two, so it has to fit the smaller one.
            uint room = table.Deployments.Min(slot => slot.Size);
            parts.Add(new ImagePart("deployment", table.Deployments[0].Offset, room, ReadDeployment(deployment)));
        }

        parts.ForEach(FlashImage.RequireRoom);
        return new BuiltParts(board, table, parts);
    }

    /// <summary>
    /// Returns the image of the flash. It ends behind what tells which slots run, and has that erased, so that the first ones do; the
    /// files of the board's configuration stand behind it and stay.
    /// </summary>
    public byte[] Merge()
    {
        IEnumerable<ImagePart> erased = Table.Choices.Select(partition =>
            new ImagePart(partition.Name, partition.Offset, partition.Size, Enumerable.Repeat(Erased, (int)partition.Size).ToArray()));
        return FlashImage.Merge([.. Parts, .. erased], _board.FlashSize);
    }

    private static byte[] ReadLoader(Board board, string path)
    {
        byte[] bytes = DiskFile.Read(path);
        ImageReport report = Report(board, path, bytes);
        if (!report.IsBootLoader)
        {
            throw new FirmwareException($"'{path}' is not a boot loader.");
        }

        int megabytes = 1 << (bytes[FlashSizeByte] >> 4);
        return megabytes == board.FlashMegabytes
            ? bytes
            : throw new FirmwareException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' is built for {megabytes} MB of flash, {board.Name} has {board.FlashMegabytes} MB: were our settings used?"));
    }

    private static byte[] ReadTable(PartitionTable expected, string path)
    {
        byte[] bytes = DiskFile.Read(path);
        PartitionTable built = BinaryPartitionTable.Read(bytes);
        return built.Partitions.SequenceEqual(expected.Partitions)
            ? bytes
            : throw new FirmwareException($"'{path}' is not the partition table of this board: were our settings used?");
    }

    private static byte[] ReadNanoClr(Board board, string path)
    {
        byte[] bytes = DiskFile.Read(path);
        return Report(board, path, bytes).IsBootLoader
            ? throw new FirmwareException($"'{path}' is a boot loader, not a nanoCLR.")
            : bytes;
    }

    private static byte[] ReadDeployment(string path)
    {
        byte[] bytes = DiskFile.Read(path);
        ImageReport report = ImageReader.Read(bytes);
        return report switch
        {
            { Format: not ImageFormat.Deployment } => throw new FirmwareException($"'{path}' is not a deployment of nanoFramework."),
            { Fault: { } fault } => throw new FirmwareException($"'{path}' is damaged: {fault}."),
            _ => bytes,
        };
    }

    private static ImageReport Report(Board board, string path, byte[] bytes)
    {
        ImageReport report = ImageReader.Read(bytes);
        if (report.Fault is { } fault)
        {
            throw new FirmwareException($"'{path}' is damaged: {fault}.");
        }

        return report.Format == ImageFormat.Esp32Application && report.ChipId == board.ChipId
            ? report
            : throw new FirmwareException($"'{path}' is for another chip: {report.FormatName}, {board.Name} is an {board.ChipFamily}.");
    }
}
