using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.DashButton;

/// <summary>A button that starts the board: it sends <c>{"button":1}</c> each time it starts.</summary>
public sealed class DashButtonNode : NodeApplication
{
    private readonly Trigger _press;

    /// <summary>Makes a button.</summary>
    public DashButtonNode()
    {
        _press = AddTrigger("button", 1, TriggerType.ButtonShortPress);
    }

    /// <inheritdoc/>
    public override void Start(INode node)
    {
        base.Start(node);
        _press.Fire();
    }
}
