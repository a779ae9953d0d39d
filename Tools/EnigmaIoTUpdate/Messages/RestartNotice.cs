namespace EnigmaIoT.Update.Messages;

/// <summary>The node is about to restart.</summary>
/// <param name="Reason">1 after an update, 2 after a failed update, else something else.</param>
internal sealed record RestartNotice(int Reason) : NodeMessage
{
    /// <summary>The reason in words.</summary>
    public string Text => Reason switch
    {
        1 => "after an update",
        2 => "after a failed update",
        3 => "as it was asked to",
        4 => "with its configuration reset",
        5 => "by its user",
        _ => "for an unknown reason",
    };
}
