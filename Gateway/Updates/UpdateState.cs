namespace EnigmaIoT.Gateway.Updates;

/// <summary>Where an update stands. <see cref="UpdateTransitions"/> has the ways from one state to another.</summary>
public enum UpdateState
{
    /// <summary>There is no update.</summary>
    Idle,

    /// <summary>The gateway restarted in the middle of it and waits for the node to register.</summary>
    Returning,

    /// <summary>The node is offered the image by message 0, which it has not answered yet.</summary>
    Offering,

    /// <summary>Message 0 was not answered: the node is polled, since a 0.9.8 node must not get another one.</summary>
    Asking,

    /// <summary>The poll was not answered either: the node gets chunks too, for one of version 0.9.8 speaks again only after one.</summary>
    SendingBlind,

    /// <summary>A 0.9.8 node that may be in the middle of this update is polled, and not offered the image.</summary>
    Locating,

    /// <summary>The node has told where it stands, and gets chunks.</summary>
    Delivering,

    /// <summary>The node is not offered the image before its publisher is heard again.</summary>
    Suspended,

    /// <summary>The node has found the image right and is about to finish.</summary>
    Checked,
}
