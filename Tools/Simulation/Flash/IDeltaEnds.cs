using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>What a delta is decoded from and to: the image that runs, and the new one as far as it is written.</summary>
internal interface IDeltaEnds
{
    /// <summary>Reads the image that runs.</summary>
    void ReadBase(int offset, Span<byte> bytes);

    /// <summary>Reads what was written of the new image.</summary>
    void ReadImage(int offset, Span<byte> bytes);

    /// <summary>Writes the new image, from its start on.</summary>
    SlotResult Write(int offset, ReadOnlySpan<byte> bytes);
}
