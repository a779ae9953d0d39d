namespace EnigmaIoT.Simulation.Flash;

/// <summary>A slot as the boot record has it.</summary>
/// <param name="Meaning">What stands there.</param>
/// <param name="Size">Bytes that the digest covers; of an empty slot, those that an update which was cut had to itself.</param>
/// <param name="Md5">16 bytes.</param>
internal sealed record SlotContent(SlotMeaning Meaning, int Size, byte[] Md5)
{
    public static readonly SlotContent Unknown = new(SlotMeaning.Unknown, 0, new byte[KindRecord.Md5Count]);

    public static readonly SlotContent Empty = Unknown with { Meaning = SlotMeaning.Empty };

    /// <summary>Gets whether what reads as erased in the slot was erased to its end: no cut of power can have hit that.</summary>
    public bool IsErasedBehind =>
        IsRecorded || (Meaning == SlotMeaning.Empty && Size == 0);

    private bool IsRecorded => Meaning is SlotMeaning.Image or SlotMeaning.GivenUp;

    /// <summary>
    /// Returns from which byte on the slot is known to be blank: what stood behind an image was erased before the image was recorded.
    /// </summary>
    /// <param name="capacity">Bytes of the slot.</param>
    public int BlankFrom(int capacity) => IsRecorded ? Size : capacity;
}
