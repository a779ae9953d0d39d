namespace EnigmaIoT.Node.Applications;

/// <summary>Something that is on or off: a button, a contact.</summary>
public interface IDigitalInput
{
    /// <summary>Gets whether it is on: pressed, closed.</summary>
    bool IsOn { get; }
}
