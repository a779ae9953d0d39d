using System.Globalization;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>One partition of a flash.</summary>
/// <param name="Name">Its label, 1 to 16 bytes.</param>
/// <param name="Type">0 an application, 1 data, 0x40 to 0xFE a type of one's own.</param>
/// <param name="Subtype">Its subtype, 0 to 255.</param>
/// <param name="Offset">Where it begins in the flash, in bytes.</param>
/// <param name="Size">Its bytes.</param>
public sealed record Partition(string Name, byte Type, byte Subtype, uint Offset, uint Size)
{
    /// <summary>Gets where the next partition may begin.</summary>
    public uint End => Offset + Size;

    /// <summary>Gets whether this is the partition of a nanoCLR that runs first: factory, or the first of two.</summary>
    public bool IsFirstApplication => Type == PartitionKinds.Application && Subtype is PartitionKinds.Factory or PartitionKinds.FirstOta;

    /// <summary>Gets whether this is a slot for a deployment of nanoFramework.</summary>
    public bool IsDeployment => Type == PartitionKinds.Data && Subtype == PartitionKinds.Deployment;

    /// <summary>
    /// Gets whether this tells which slot runs: a new image has to find it erased (see
    /// native-espnow-interop/partitions/README.md, "Flashing by wire afterwards").
    /// </summary>
    public bool IsChoice => Type == PartitionKinds.Data && Subtype is PartitionKinds.OtaData or PartitionKinds.BootRecord;

    /// <summary>Returns the partition as messages name it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (0x{Offset:X}, 0x{Size:X} bytes)");
}
