namespace EnigmaIoT.Update.Grouping;

/// <summary>A node that is to get its image by broadcasts.</summary>
/// <param name="node">How it was named.</param>
internal sealed class GroupMember(string node)
{
    /// <summary>Gets how it was named.</summary>
    public string Node => node;

    /// <summary>Gets or sets its MAC address; null until the gateway has told it.</summary>
    public string? Address { get; set; }

    /// <summary>Gets or sets whether it has taken part, so that it may hold a part of the image.</summary>
    public bool HasTakenPart { get; set; }

    /// <summary>Gets or sets whether it has the image.</summary>
    public bool IsDone { get; set; }

    /// <summary>Gets or sets whether it refuses the image, or has found it wrong: it is not sent it again.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Gets whether it is without the image still, and does not refuse it.</summary>
    public bool IsLeft => !IsDone && !HasFailed;

    /// <summary>Gets or sets why it has to be updated by itself; null where nobody said.</summary>
    public string? Reason { get; set; }
}
