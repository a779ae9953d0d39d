using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>A node that is updated, of either kind.</summary>
internal sealed class UpdatedNode
{
    private readonly VirtualWorld _world;
    private readonly VirtualNode? _node;
    private readonly ReferenceNode? _old;

    /// <summary>Takes a node of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="isOurs">Whether it is one of ours.</param>
    /// <param name="number">Its number, from 1 on.</param>
    public UpdatedNode(VirtualWorld world, bool isOurs, int number)
    {
        _world = world;
        _node = isOurs ? world.Nodes[number - 1] : null;
        _old = isOurs ? null : ((ReferenceWorld)world).OldNodes[number - 1];
        Address = $"02:00:00:00:{(isOurs ? 1 : 2):00}:{number:00}";
        Name = isOurs ? VirtualWorld.NameOf(number) : ReferenceWorld.OldNameOf(number);
        Original = ReadImage();
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the image before any update; empty for a 0.9.8 node.</summary>
    public byte[] Original { get; }

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board => _node?.Board ?? _old!.Board;

    /// <summary>Gets the address as it stands in topics and in the gateway's log.</summary>
    public string Address { get; }

    /// <summary>
    /// Gets whether the node is back in the network and runs an image for good. A 0.9.8 node tells its name once: where that
    /// is lost, it stays without one until it restarts.
    /// </summary>
    public bool IsSettled => _node == null
        ? _old!.IsRegistered && !_old.IsUpdating && Entry?.IsRegistered == true
        : _world.IsKnown(Name) && _node.Firmware?.IsRegistered == true && _node.Slots.State == ImageState.Confirmed;

    private NodeEntry? Entry
    {
        get
        {
            MacAddress.TryParse(Address, 0, Address.Length, out long address);
            return _world.Gateway.Firmware?.Nodes.Find(address);
        }
    }

    private NorFlash Flash => _node?.Flash ?? _old!.Flash;

    /// <summary>Describes what state it is in.</summary>
    public string Tell()
    {
        string known = _world.IsKnown(Name) ? "known" : "not known";
        string board = $"{known}, {(Board.IsOn ? "on" : "off")}, {Board.Starts} starts";
        return _node == null
            ? $"{board}, registered {_old!.IsRegistered}, updating {_old.IsUpdating}, hung {_old.IsHung}"
            : $"{board}, registered {_node.Firmware?.IsRegistered}, image state {_node.Slots.State}";
    }

    /// <summary>Reads the image that runs, or will run after the next start.</summary>
    public byte[] ReadImage()
    {
        return _node == null
            ? _old!.ReadImage()
            : _node.Slots.ReadImage(ImageKind.Deployment, _node.Slots.ActiveSlot(ImageKind.Deployment));
    }

    /// <summary>Has the power cut at a flash operation to come, and come back.</summary>
    public void CutPower(Fault fault, int seed)
    {
        Flash.CutPowerAt(fault.Operation, fault.Damage, seed);
        Board.PowerLost += Return;
        return;

        void Return()
        {
            Board.PowerLost -= Return;
            _world.Scheduler.After(fault.Duration, () =>
            {
                Flash.PowerUp();
                Board.PowerOn();
            });
        }
    }
}
