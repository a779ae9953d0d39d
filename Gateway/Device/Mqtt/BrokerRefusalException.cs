using System;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>The broker answered, and refused the connection.</summary>
internal sealed class BrokerRefusalException : Exception
{
    // Return codes of CONNACK (MQTT 3.1.1 section 3.2.2.3).
    private const int BadUserNameOrPassword = 4;
    private const int NotAuthorized = 5;

    /// <summary>Creates the exception.</summary>
    /// <param name="code">The broker's return code.</param>
    public BrokerRefusalException(int code)
        : base(IsLoginCode(code) ? "the broker refused user name or password" : "the broker refused (code " + code.ToString() + ")")
    {
        IsLogin = IsLoginCode(code);
    }

    /// <summary>Gets whether user name or password are to blame.</summary>
    public bool IsLogin { get; }

    private static bool IsLoginCode(int code)
    {
        return code == BadUserNameOrPassword || code == NotAuthorized;
    }
}
