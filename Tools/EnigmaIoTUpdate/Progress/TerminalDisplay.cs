using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Spectre.Console;

namespace EnigmaIoT.Update.Progress;

/// <summary>Shows a progress bar on a terminal. Its line never has more characters than the terminal has columns.</summary>
public sealed class TerminalDisplay : IProgressDisplay
{
    private const int WidestBar = 16;
    private const int PercentWidth = 4;

    // One between two columns each, and one behind the last: in a terminal's last column some terminals break the line.
    private const int Gaps = 4;

    // A bar needs that much, and so much is left of the line for the numbers.
    private const int MinimumBar = 4;
    private const int NumbersWidth = 30;

    private readonly IAnsiConsole _console;
    private readonly FirmwareImage _image;

    /// <summary>Creates a display.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="image">What is sent.</param>
    public TerminalDisplay(TextWriter output, FirmwareImage image)
        : this(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }), image)
    {
    }

    /// <summary>Creates a display.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="image">What is sent.</param>
    internal TerminalDisplay(IAnsiConsole console, FirmwareImage image)
    {
        _console = console;
        _image = image;
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> ShowAsync(Func<IUpdateObserver, Task<UpdateResult>> update)
    {
        _console.WriteLine(ProgressText.Describe(_image));
        return await _console.Progress()
            .AutoClear(false)
            .Columns(Columns(_console.Profile.Width))
            .StartAsync(context => update(new BarObserver(_console, context, _image.ChunkCount)))
            .ConfigureAwait(false);
    }

    private static ProgressColumn[] Columns(int width)
    {
        int fixedWidth = ProgressText.LabelWidth + PercentWidth + Gaps;
        int bar = Math.Clamp(width - fixedWidth - NumbersWidth, 0, WidestBar);
        TaskDescriptionColumn label = new() { Alignment = Justify.Left };
        return bar < MinimumBar
            ? [label, new PercentageColumn(), new NumbersColumn(fixedWidth)]
            : [label, new ProgressBarColumn { Width = bar }, new PercentageColumn(), new NumbersColumn(fixedWidth + bar)];
    }

    private sealed class BarObserver : IUpdateObserver
    {
        private readonly IAnsiConsole _console;
        private readonly ProgressTask _task;

        public BarObserver(IAnsiConsole console, ProgressContext context, int chunkCount)
        {
            _console = console;
            _task = context.AddTask(ProgressText.Label(UpdatePhase.Connecting), maxValue: chunkCount);
        }

        public void OnPhase(UpdatePhase phase)
        {
            _task.Description = ProgressText.Label(phase);
            _task.IsIndeterminate =
                phase is UpdatePhase.Connecting or UpdatePhase.Asking or UpdatePhase.Waking or UpdatePhase.Starting;
        }

        public void OnProgress(UpdateProgress progress)
        {
            _task.Value = progress.Chunk;
            _task.State.Update<UpdateProgress>(NumbersColumn.Key, _ => progress);
        }

        public void OnNotice(string text) => _console.WriteLine(text);
    }
}
