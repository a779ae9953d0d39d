using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>How a board's slots are laid out and tested.</summary>
public sealed record SlotSettings
{
    /// <summary>
    /// Gets the bytes of each of the two deployment slots: whole sectors (0x1C0000 in nanoFramework's layout of 4
    /// MB).
    /// </summary>
    public int DeploymentCapacity { get; init; } = 0x1C0000;

    /// <summary>Gets the bytes of each of the two application slots: whole sectors (0x1D0000 in that layout).</summary>
    public int ApplicationCapacity { get; init; } = 0x1D0000;

    /// <summary>Gets the bytes of a block of the flash: a whole number of sectors.</summary>
    public int BlockSize { get; init; } = NorFlash.DefaultBlockSize;

    /// <summary>Gets how often a new image may start without being confirmed.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>Gets whether images of an unknown kind are taken as deployments. No real board does that.</summary>
    public bool AcceptUnknown { get; init; }

    /// <summary>Gets the chip whose applications run on the board (esp_chip_id_t): 0, an ESP32.</summary>
    public int ChipId { get; init; }

    /// <summary>
    /// Gets where the first slot starts, at a block's start where the slots have blocks, as in the partition tables of
    /// native-espnow-interop. The boot record and the journal stand before it.
    /// </summary>
    public int FirstSlot =>
        DeploymentCapacity < BlockSize ? SlotArea.RecordSize : (SlotArea.RecordSize + BlockSize - 1) / BlockSize * BlockSize;

    /// <summary>Gets the size in bytes of a flash that holds all that.</summary>
    public int FlashSize => FirstSlot + (2 * DeploymentCapacity) + (2 * ApplicationCapacity);

    /// <summary>Determines whether an image runs in a slot of a kind.</summary>
    /// <param name="kind">The kind of slot.</param>
    /// <param name="report">What the image is.</param>
    internal bool Runs(ImageKind kind, ImageReport report)
    {
        return report.IsWhole
            && (kind == ImageKind.Deployment
                ? report.Format == ImageFormat.Deployment
                : report.Format == ImageFormat.Esp32Application && report.ChipId == ChipId);
    }
}
