namespace EnigmaIoT.Update.Images;

/// <summary>A firmware file that cannot be sent; the message is one line for the user.</summary>
public sealed class FirmwareImageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the file system said.</param>
    public FirmwareImageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
