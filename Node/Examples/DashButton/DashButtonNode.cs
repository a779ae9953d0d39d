using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.DashButton;

/// <summary>A button that wakes the board: it sends <c>{"button":1}</c> each time it starts, and sleeps until it is pressed again.</summary>
public sealed class DashButtonNode : NodeApplication
{
    private readonly Trigger _press;

    /// <summary>Creates a button.</summary>
    public DashButtonNode()
    {
        _press = AddTrigger("button", 1, TriggerType.ButtonShortPress);
    }

    /// <inheritdoc/>
    public override bool SleepsForEver
    {
        get { return true; }
    }

    /// <inheritdoc/>
    public override void Start(INode node)
    {
        base.Start(node);
        _press.Fire();
    }
}
