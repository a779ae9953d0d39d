namespace EnigmaIoT.Update.Mqtt;

/// <summary>A connection that worked is gone; another may be opened.</summary>
public sealed class ConnectionLostException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the library said.</param>
    public ConnectionLostException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
