namespace EnigmaIoT.Update.Mqtt;

/// <summary>The broker cannot be used; the message is one line for the user.</summary>
public sealed class BrokerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="fault">What kind of trouble it is.</param>
    /// <param name="message">One line for the user.</param>
    /// <param name="inner">What the library said.</param>
    public BrokerException(BrokerFault fault, string message, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
    }

    /// <summary>What kind of trouble it is.</summary>
    public BrokerFault Fault { get; }
}
