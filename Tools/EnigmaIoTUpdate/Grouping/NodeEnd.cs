using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>How the update of one of several nodes ended.</summary>
/// <param name="Node">How the node was named.</param>
/// <param name="Outcome">The kind of end.</param>
/// <param name="Message">One line for the user.</param>
public sealed record NodeEnd(string Node, UpdateOutcome Outcome, string Message)
{
    /// <summary>Gets whether the node holds the new image.</summary>
    public bool IsDone => Outcome == UpdateOutcome.Done;
}
