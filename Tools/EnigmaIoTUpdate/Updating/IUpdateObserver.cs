namespace EnigmaIoT.Update.Updating;

/// <summary>Is told what an update does, from the thread that runs it; must not block.</summary>
public interface IUpdateObserver
{
    /// <summary>The update does something else from now on. A phase may come again.</summary>
    /// <param name="phase">What it does.</param>
    void OnPhase(UpdatePhase phase);

    /// <summary>A chunk was published, or the node told where it stands.</summary>
    /// <param name="progress">How far the update is.</param>
    void OnProgress(UpdateProgress progress);

    /// <summary>Something that the user should know, and that does not end the update.</summary>
    /// <param name="text">One line.</param>
    void OnNotice(string text);
}
