using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Configuration;

/// <summary>What the platform gives a node. The composition sets every part before it makes the firmware.</summary>
public sealed class NodeParts
{
    /// <summary>Gets or sets the radio.</summary>
    public IRadio Radio { get; set; }

    /// <summary>Gets or sets what finds the gateway.</summary>
    public IGatewayScanner Scanner { get; set; }

    /// <summary>Gets or sets the cryptography.</summary>
    public ICipher Cipher { get; set; }

    /// <summary>Gets or sets the random numbers.</summary>
    public IRandom Random { get; set; }

    /// <summary>Gets or sets the firmware slots.</summary>
    public IFirmwareSlots Slots { get; set; }

    /// <summary>Gets or sets what the running program calls itself; null where that is not known.</summary>
    public ProgramIdentity Program { get; set; }

    /// <summary>Gets or sets the configuration store.</summary>
    public IConfigStore Store { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public IClock Clock { get; set; }

    /// <summary>Gets or sets deep sleep; null on a board that has none: a sleepy node then stays awake.</summary>
    public IDeepSleep Sleep { get; set; }

    /// <summary>Gets or sets the board.</summary>
    public IBoard Board { get; set; }

    /// <summary>Gets or sets the log.</summary>
    public ILog Log { get; set; }
}
