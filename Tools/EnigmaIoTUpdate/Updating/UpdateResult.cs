namespace EnigmaIoT.Update.Updating;

/// <summary>How an update ended, in words and numbers.</summary>
/// <param name="Outcome">The kind of end.</param>
/// <param name="Message">One line for the user.</param>
/// <param name="Progress">How far it came.</param>
public sealed record UpdateResult(UpdateOutcome Outcome, string Message, UpdateProgress Progress)
{
    /// <summary>Whether the node holds the new image.</summary>
    public bool IsDone => Outcome == UpdateOutcome.Done;
}
