using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IProgressDisplay
{
    /// <inheritdoc/>
    public Task<UpdateResult> ShowAsync(Func<IUpdateObserver, Task<UpdateResult>> update)
    {
        return update(new SilentObserver());
    }
}
