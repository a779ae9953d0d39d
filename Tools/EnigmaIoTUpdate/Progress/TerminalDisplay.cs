using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Spectre.Console;

namespace EnigmaIoT.Update.Progress;

/// <summary>Shows a progress bar on a terminal.</summary>
/// <param name="output">The terminal.</param>
/// <param name="image">What is sent.</param>
public sealed class TerminalDisplay(TextWriter output, FirmwareImage image) : IProgressDisplay
{
    // With the label and the numbers of the largest image it fits on 80 columns.
    private const int BarWidth = 16;

    /// <inheritdoc/>
    public async Task<UpdateResult> ShowAsync(Func<IUpdateObserver, Task<UpdateResult>> update)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.WriteLine(ProgressText.Describe(image));
        return await console.Progress()
            .AutoClear(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = BarWidth },
                new PercentageColumn(),
                new NumbersColumn())
            .StartAsync(context => update(new BarObserver(console, context, image.ChunkCount)))
            .ConfigureAwait(false);
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
            _task.IsIndeterminate = phase is UpdatePhase.Connecting or UpdatePhase.Waking or UpdatePhase.Starting;
        }

        public void OnProgress(UpdateProgress progress)
        {
            _task.Value = progress.Chunk;
            _task.State.Update<UpdateProgress>(NumbersColumn.Key, _ => progress);
        }

        public void OnNotice(string text) => _console.WriteLine(text);
    }
}
