namespace EnigmaIoT.Shared.Control;

/// <summary>The first control byte (protocol section 2).</summary>
public static class ControlCode
{
    /// <summary>Requests the version.</summary>
    public const byte VersionGet = 0x01;

    /// <summary>Answers with major, minor and patch.</summary>
    public const byte VersionAnswer = 0x81;

    /// <summary>Requests the sleep time.</summary>
    public const byte SleepGet = 0x02;

    /// <summary>Sets the sleep time.</summary>
    public const byte SleepSet = 0x03;

    /// <summary>Answers with the sleep time.</summary>
    public const byte SleepAnswer = 0x82;

    /// <summary>Flashes the LED.</summary>
    public const byte Identify = 0x04;

    /// <summary>Resets the configuration.</summary>
    public const byte Reset = 0x05;

    /// <summary>Answers a reset.</summary>
    public const byte ResetAnswer = 0x85;

    /// <summary>Requests the signal strength. The gateway answers it itself.</summary>
    public const byte RssiGet = 0x06;

    /// <summary>Answers with signal strength and channel.</summary>
    public const byte RssiAnswer = 0x86;

    /// <summary>Requests the name.</summary>
    public const byte NameGet = 0x07;

    /// <summary>Answers with address and name.</summary>
    public const byte NameAnswer = 0x08;

    /// <summary>Sets the name.</summary>
    public const byte NameSet = 0x87;

    /// <summary>Restarts the node.</summary>
    public const byte Restart = 0x09;

    /// <summary>Reports that the node restarts, and why.</summary>
    public const byte RestartNotice = 0x89;

    /// <summary>Reports what the node runs; only to gateways that speak our extension.</summary>
    public const byte ProgramNotice = 0x8A;

    /// <summary>Carries the broadcast key.</summary>
    public const byte BroadcastKey = 0x10;

    /// <summary>Carries the number of broadcasts under the key; from gateways that speak our extension.</summary>
    public const byte BroadcastCounter = 0x11;

    /// <summary>A message of an update of many nodes; from gateways that speak our extension.</summary>
    public const byte GroupUpdate = 0x12;

    /// <summary>Says that what the node runs was taken; from gateways that speak our extension, to nodes that want to know.</summary>
    public const byte ProgramTaken = 0x13;

    /// <summary>A message of an update.</summary>
    public const byte Ota = 0xEF;

    /// <summary>Answers a message of an update.</summary>
    public const byte OtaAnswer = 0xFF;
}
