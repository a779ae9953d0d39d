using EnigmaIoT.Gateway.Air;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Notes the results of its frames: the tag, and + for delivered or - for not.</summary>
public sealed class RecordingOwner : ISendOwner
{
    public string Results { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        Results += tag.ToString() + (delivered ? "+ " : "- ");
    }
}
