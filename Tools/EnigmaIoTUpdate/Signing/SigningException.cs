namespace EnigmaIoT.Update.Signing;

/// <summary>A key or an image cannot be used to sign or verify; the message is one line for the user.</summary>
public sealed class SigningException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the system said.</param>
    public SigningException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
