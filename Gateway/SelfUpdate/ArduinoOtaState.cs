namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>States of an <see cref="ArduinoOta"/>.</summary>
public enum ArduinoOtaState
{
    /// <summary>The port is not open.</summary>
    Closed = 0,

    /// <summary>It waits for an invitation.</summary>
    Idle = 1,

    /// <summary>A client was asked for the password.</summary>
    Challenged = 2,

    /// <summary>The client's answer is being checked.</summary>
    Checking = 3,

    /// <summary>The connection to the client is being made.</summary>
    Connecting = 4,

    /// <summary>The image comes.</summary>
    Receiving = 5,

    /// <summary>The image is whole: the board is about to restart.</summary>
    Done = 6,
}
