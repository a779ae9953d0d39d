using EnigmaIoT.Update.Updating;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EnigmaIoT.Update.Progress;

/// <summary>The column with chunks, rate, time left and chunks sent again, as many of them as have room.</summary>
/// <param name="otherColumns">Characters of the line that the other columns take.</param>
internal sealed class NumbersColumn(int otherColumns) : ProgressColumn
{
    /// <summary>Where a task keeps its <see cref="UpdateProgress"/>.</summary>
    public const string Key = "progress";

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        UpdateProgress progress = task.State.Get<UpdateProgress>(Key);
        int room = options.ConsoleSize.Width - otherColumns;
        return new Text(progress.ChunkCount == 0 ? "" : ProgressText.Numbers(progress, room));
    }
}
