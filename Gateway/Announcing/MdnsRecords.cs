using System;

namespace EnigmaIoT.Gateway.Announcing;

/// <summary>The records that the gateway has; several together are a set.</summary>
[Flags]
internal enum MdnsRecords
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>That there are pages here.</summary>
    PageType = 1,

    /// <summary>That there are ports for the Arduino tools here.</summary>
    ArduinoType = 2,

    /// <summary>That the gateway has a page.</summary>
    PagePointer = 4,

    /// <summary>That it has a port for the Arduino tools.</summary>
    ArduinoPointer = 8,

    /// <summary>Where the page is.</summary>
    PageService = 16,

    /// <summary>Where the port for the Arduino tools is.</summary>
    ArduinoService = 32,

    /// <summary>What there is to say of the page.</summary>
    PageText = 64,

    /// <summary>What there is to say of the port for the Arduino tools.</summary>
    ArduinoText = 128,

    /// <summary>The gateway's address.</summary>
    HostAddress = 256,

    /// <summary>That under the gateway's name there is nothing but that. Told to who asks for something else.</summary>
    HostTypes = 512,

    /// <summary>Those of the Arduino tools.</summary>
    AllArduino = ArduinoType | ArduinoPointer | ArduinoService | ArduinoText,

    /// <summary>Those that nobody else may have.</summary>
    Own = PageService | ArduinoService | PageText | ArduinoText | HostAddress,

    /// <summary>Those that other devices have, too, to the byte.</summary>
    Shared = PageType | ArduinoType,

    /// <summary>All that are announced.</summary>
    All = (HostAddress << 1) - 1,
}
