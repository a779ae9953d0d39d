namespace EnigmaIoT.Update.Commands;

/// <summary>A password was to be had from a place that does not give it; the message is one line for the user.</summary>
public sealed class SecretException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the system said.</param>
    public SecretException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
