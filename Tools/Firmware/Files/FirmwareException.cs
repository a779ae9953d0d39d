namespace EnigmaIoT.Firmware.Files;

/// <summary>A file that cannot be used, or parts that do not fit together; the message is one line for the user.</summary>
public sealed class FirmwareException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the file system said.</param>
    public FirmwareException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
