namespace EnigmaIoT.Update.Messages;

/// <summary>The node is about to restart, or rolled back to its old image.</summary>
/// <param name="Reason">1 after an update, 2 after a failed update, else something else.</param>
/// <param name="Cause">With reason 2: why the node rolled back, from a gateway that tells.</param>
internal sealed record RestartNotice(int Reason, string? Cause) : NodeMessage
{
    private const int AfterUpdate = 1;
    private const int AfterFailedUpdate = 2;

    /// <summary>Gets whether the node restarts into a new image.</summary>
    public bool IsAfterUpdate => Reason == AfterUpdate;

    /// <summary>Gets whether the node runs its old image again.</summary>
    public bool IsAfterFailedUpdate => Reason == AfterFailedUpdate;

    /// <summary>Gets the reason in words.</summary>
    public string Text => Reason switch
    {
        AfterUpdate => "after an update",
        AfterFailedUpdate => "after a failed update",
        3 => "as it was asked to",
        4 => "with its configuration reset",
        5 => "by its user",
        _ => "for an unknown reason",
    };
}
