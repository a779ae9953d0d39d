namespace EnigmaIoT.Shared.Frames;

/// <summary>The first byte of a radio frame (protocol section 1).</summary>
public static class FrameType
{
    /// <summary>Node to gateway: encrypted sensor data.</summary>
    public const byte SensorData = 0x01;

    /// <summary>Node to gateway: data in the clear.</summary>
    public const byte UnencryptedData = 0x11;

    /// <summary>Node to gateway: Home Assistant discovery, laid out as sensor data.</summary>
    public const byte HomeAssistantDiscovery = 0x08;

    /// <summary>Node to gateway: control answer.</summary>
    public const byte ControlUp = 0x03;

    /// <summary>Node to gateway: clock request.</summary>
    public const byte ClockRequest = 0x05;

    /// <summary>Node to gateway: the name of the node.</summary>
    public const byte NodeNameSet = 0x07;

    /// <summary>Node to gateway: starts a registration.</summary>
    public const byte ClientHello = 0xFF;

    /// <summary>Gateway to node: user data to be set.</summary>
    public const byte DataSet = 0x02;

    /// <summary>Gateway to node: user data asked for.</summary>
    public const byte DataGet = 0x12;

    /// <summary>Gateway to node: control command.</summary>
    public const byte ControlDown = 0x04;

    /// <summary>Gateway to node: clock response.</summary>
    public const byte ClockResponse = 0x06;

    /// <summary>Gateway to node: what came of a name. Gateways of version 0.9.8 do not send it.</summary>
    public const byte NodeNameResult = 0x17;

    /// <summary>Gateway to node: ends a registration.</summary>
    public const byte ServerHello = 0xFE;

    /// <summary>Gateway to node: the session is over. Never encrypted.</summary>
    public const byte InvalidateKey = 0xFB;

    /// <summary>The bit that makes a downlink type a broadcast.</summary>
    public const byte BroadcastBit = 0x80;
}
