namespace EnigmaIoT.Node.Applications;

/// <summary>Something that is switched: a relay.</summary>
public interface IDigitalOutput
{
    /// <summary>Switches it.</summary>
    void Set(bool on);
}
