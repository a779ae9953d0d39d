namespace EnigmaIoT.Shared.Ports;

/// <summary>Clears a device's configuration, so that its next start begins the first configuration.</summary>
public interface IConfigReset
{
    /// <summary>Clears it.</summary>
    void Clear();
}
