namespace EnigmaIoT.Update.Updating;

/// <summary>An observer that is not interested.</summary>
public sealed class SilentObserver : IUpdateObserver
{
    /// <inheritdoc/>
    public void OnPhase(UpdatePhase phase)
    {
    }

    /// <inheritdoc/>
    public void OnProgress(UpdateProgress progress)
    {
    }

    /// <inheritdoc/>
    public void OnNotice(string text)
    {
    }
}
