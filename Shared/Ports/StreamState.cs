namespace EnigmaIoT.Shared.Ports;

/// <summary>How an <see cref="IStreamLink"/> stands.</summary>
public enum StreamState
{
    /// <summary>There is no connection: none was asked for, it could not be made, or it was closed here.</summary>
    Closed = 0,

    /// <summary>It is being made.</summary>
    Connecting = 1,

    /// <summary>Bytes go both ways.</summary>
    Open = 2,

    /// <summary>The far end has closed it, or it is broken: nothing more will come.</summary>
    Ended = 3,
}
