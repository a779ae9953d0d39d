using EnigmaIoT.Simulation.Boards;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>A gateway that stands in a world in place of ours.</summary>
public interface IForeignGateway
{
    /// <summary>Gets the board.</summary>
    VirtualBoard Board { get; }

    /// <summary>Determines whether a node is registered under a name.</summary>
    bool Knows(string name);
}
