using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Update.Updating;

/// <summary>Ends an update from within one of its phases; it does not leave <see cref="Updater"/>.</summary>
/// <param name="outcome">The kind of end.</param>
/// <param name="message">One line for the user.</param>
internal sealed class UpdateFailedException(UpdateOutcome outcome, string message) : Exception(message)
{
    public UpdateOutcome Outcome { get; } = outcome;

    /// <summary>Why the node refuses, where it is told as a number.</summary>
    public OtaRefusal? Refusal { get; init; }

    /// <summary>Whether the image may be taken when it is sent in another way: whole, or compressed against nothing.</summary>
    public bool MayBeOfParcel { get; init; }
}
