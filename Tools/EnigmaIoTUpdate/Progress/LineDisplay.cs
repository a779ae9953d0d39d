using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>Prints plain lines, for files and logs: each phase once, and the progress every 10 %.</summary>
/// <param name="output">Where to.</param>
/// <param name="image">What is sent.</param>
/// <param name="showProgress">Whether to print the progress.</param>
public sealed class LineDisplay(TextWriter output, FirmwareImage image, bool showProgress)
    : IProgressDisplay, IUpdateObserver
{
    private const int StepPercent = 10;

    private UpdatePhase? _phase;
    private int _nextPercent = StepPercent;

    /// <inheritdoc/>
    public Task<UpdateResult> ShowAsync(Func<IUpdateObserver, Task<UpdateResult>> update)
    {
        output.WriteLine(ProgressText.Describe(image));
        return update(this);
    }

    /// <inheritdoc/>
    public void OnPhase(UpdatePhase phase)
    {
        if (phase != _phase)
        {
            _phase = phase;
            output.WriteLine(ProgressText.Describe(phase));
        }
    }

    /// <inheritdoc/>
    public void OnProgress(UpdateProgress progress)
    {
        if (!showProgress || progress.Percent < _nextPercent)
        {
            return;
        }

        // Where the node asks for chunks again, lines that were printed already do not come a second time.
        int percent = (int)progress.Percent / StepPercent * StepPercent;
        _nextPercent = percent + StepPercent;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{percent,3} %  {ProgressText.Numbers(progress)}"));
    }

    /// <inheritdoc/>
    public void OnNotice(string text) => output.WriteLine(text);
}
