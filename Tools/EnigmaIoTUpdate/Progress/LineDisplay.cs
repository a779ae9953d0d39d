using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Timing;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>
/// Prints plain lines, for files and logs: each phase once, and the progress after a second, every 10 % and, where that takes
/// longer, every ten seconds.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="image">What is sent.</param>
/// <param name="showProgress">Whether to print the progress.</param>
public sealed class LineDisplay(TextWriter output, FirmwareImage image, bool showProgress)
    : IProgressDisplay, IUpdateObserver
{
    private const int StepPercent = 10;

    private UpdatePhase? _phase;
    private int _nextPercent = StepPercent;
    private Deadline? _due;

    /// <summary>After how much sending the first line of progress comes.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long there may be no line of progress.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

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
        _due ??= Deadline.In(First);
        bool isStep = progress.Percent >= _nextPercent;
        if (!showProgress || (!isStep && !_due.Value.IsOver))
        {
            return;
        }

        // Where the node asks for chunks again, steps that were printed already do not come a second time.
        int percent = (int)progress.Percent;
        if (isStep)
        {
            percent = percent / StepPercent * StepPercent;
            _nextPercent = percent + StepPercent;
        }

        _due = Deadline.In(Longest);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{percent,3} %  {ProgressText.Numbers(progress)}"));
    }

    /// <inheritdoc/>
    public void OnNotice(string text) => output.WriteLine(text);
}
