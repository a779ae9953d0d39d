namespace EnigmaIoT.Shared.Ports;

/// <summary>How long the frames may be for which a radio has room. What is more than usual takes memory, for as long as it is used.</summary>
public enum FrameRoom
{
    /// <summary>Every frame has up to 250 bytes.</summary>
    Usual = 0,

    /// <summary>Frames up to <see cref="ReceivedFrame.LargeCount"/> bytes can be sent: a gateway's.</summary>
    LargeSent = 1,

    /// <summary>Frames up to <see cref="ReceivedFrame.LargeCount"/> bytes can be received: a node's.</summary>
    LargeReceived = 2,
}
