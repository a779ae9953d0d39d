namespace EnigmaIoT.Shared.Ports;

/// <summary>What an operation on the firmware slots came to.</summary>
public static class SlotResult
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>This board has no slots for that kind of image.</summary>
    public const int UnknownKind = 1;

    /// <summary>The image is empty or larger than the slot.</summary>
    public const int WrongSize = 2;

    /// <summary>The call does not fit the state: no image was begun, or the write lies outside it.</summary>
    public const int WrongState = 3;

    /// <summary>The slot's content does not have the digest that was given.</summary>
    public const int DigestMismatch = 4;

    /// <summary>The flash did not do it.</summary>
    public const int FlashFailed = 5;

    /// <summary>The digest is right, and the image is none that runs here: cut or damaged when it was sent, or of another chip.</summary>
    public const int NotAnImage = 6;
}
