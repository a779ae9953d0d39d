namespace EnigmaIoT.Update.Updating;

/// <summary>An observer that passes on the notices alone.</summary>
/// <param name="tell">Is told them.</param>
internal sealed class NoticeObserver(Action<string> tell) : IUpdateObserver
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
    public void OnNotice(string text) => tell(text);
}
