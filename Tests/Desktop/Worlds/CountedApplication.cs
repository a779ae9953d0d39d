using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Sends <c>{"count":n}</c>, where n goes on over a deep sleep, as the node's session does: a program that starts anew with each wake-up
/// cannot count its node's messages by itself. Any other start begins at 0.
/// </summary>
internal sealed class CountedApplication : NodeApplication
{
    private int _before;

    /// <summary>Creates the application of one start.</summary>
    /// <param name="periodMilliseconds">The pause between two messages.</param>
    /// <param name="before">What the one of the start before had counted.</param>
    public CountedApplication(int periodMilliseconds, int before)
    {
        _before = before;
        AddReading("count", () => Total, 1);
        SetPeriod(periodMilliseconds);
    }

    /// <summary>Gets how many messages have left since the last start that was no wake-up.</summary>
    public int Total => _before + Sent;

    /// <inheritdoc/>
    public override void Start(INode node)
    {
        base.Start(node);
        _before = node.IsResumed ? _before : 0;
    }
}
