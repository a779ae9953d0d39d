using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>Shows an update while it runs.</summary>
public interface IProgressDisplay
{
    /// <summary>Runs an update and shows it.</summary>
    /// <param name="update">Runs the update, which reports to the observer.</param>
    Task<UpdateResult> ShowAsync(Func<IUpdateObserver, Task<UpdateResult>> update);
}
