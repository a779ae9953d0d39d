using EnigmaIoT.Shared.Control;
using EnigmaIoT.Tests.Unit.Gateway;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>A node that says its version when it is asked for it.</summary>
internal sealed class AnsweringNode(GatewayRig rig, long address) : NodeDouble(rig, address)
{
    /// <inheritdoc/>
    protected override void OnControl(byte[] control)
    {
        if (control[0] == ControlCode.VersionGet)
        {
            Answer([ControlCode.VersionAnswer, 0, 9, 8], 4);
        }
        else
        {
            base.OnControl(control);
        }
    }
}
