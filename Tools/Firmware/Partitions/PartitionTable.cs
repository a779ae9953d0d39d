using System.Globalization;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>A partition table whose partitions are aligned and overlap nothing.</summary>
public sealed class PartitionTable
{
    /// <summary>Where the table stands in the flash of every ESP32 (ESP-IDF's CONFIG_PARTITION_TABLE_OFFSET).</summary>
    public const uint TableOffset = 0x8000;

    /// <summary>The bytes that are kept for it: one sector.</summary>
    public const uint TableSize = 0x1000;

    private const uint Sector = 0x1000;
    private const uint ApplicationAlignment = 0x10000;

    /// <summary>Creates a table.</summary>
    /// <param name="partitions">Its partitions, in any order.</param>
    /// <exception cref="FirmwareException">Two overlap, or one is not where it may be.</exception>
    public PartitionTable(IEnumerable<Partition> partitions)
    {
        Partitions = [.. partitions];
        Check();
    }

    /// <summary>Gets the partitions in the order of the table.</summary>
    public IReadOnlyList<Partition> Partitions { get; }

    /// <summary>Gets the partition of the nanoCLR that runs first.</summary>
    public Partition NanoClr => Partitions.FirstOrDefault(partition => partition.IsFirstApplication)
        ?? throw new FirmwareException("The partition table has no partition for nanoCLR (app, factory or ota_0).");

    /// <summary>Gets the two slots for deployments; the first one runs where nothing chose another.</summary>
    public IReadOnlyList<Partition> Deployments
    {
        get
        {
            Partition[] slots = [.. Partitions.Where(partition => partition.IsDeployment)];
            return slots.Length == 2
                ? slots
                : throw new FirmwareException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The partition table has {slots.Length} slots for deployments (data, 0x84): the firmware needs two."));
        }
    }

    /// <summary>Gets what has to be erased, so that the first slots run.</summary>
    public IEnumerable<Partition> Choices => Partitions.Where(partition => partition.IsChoice);

    /// <summary>Checks that the table fits a flash.</summary>
    /// <param name="flashSize">The flash's bytes.</param>
    /// <exception cref="FirmwareException">A partition ends behind it.</exception>
    public void RequireFlash(uint flashSize)
    {
        if (Partitions.FirstOrDefault(partition => partition.Offset > flashSize || partition.Size > flashSize - partition.Offset) is { } late)
        {
            throw new FirmwareException(string.Create(
                CultureInfo.InvariantCulture, $"The partition {late} ends behind the flash of 0x{flashSize:X} bytes."));
        }
    }

    private void Check()
    {
        if (Partitions.Count == 0)
        {
            throw new FirmwareException("The partition table is empty.");
        }

        foreach (Partition partition in Partitions)
        {
            uint alignment = partition.Type == PartitionKinds.Application ? ApplicationAlignment : Sector;
            if (partition.Offset % alignment != 0 || partition.Size % Sector != 0 || partition.Size == 0)
            {
                throw new FirmwareException(string.Create(
                    CultureInfo.InvariantCulture, $"The partition {partition} is not aligned to 0x{alignment:X} bytes, or is empty."));
            }

            if (partition.Offset > uint.MaxValue - partition.Size)
            {
                throw new FirmwareException($"The partition {partition} ends behind every flash.");
            }
        }

        uint end = TableOffset + TableSize;
        string before = "the partition table";
        foreach (Partition partition in Partitions.OrderBy(partition => partition.Offset))
        {
            if (partition.Offset < end)
            {
                throw new FirmwareException($"The partition {partition} overlaps {before}.");
            }

            end = partition.End;
            before = $"the partition {partition}";
        }

        if (Partitions.GroupBy(partition => partition.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FirmwareException($"Two partitions are named '{twice.Key}'.");
        }
    }
}
