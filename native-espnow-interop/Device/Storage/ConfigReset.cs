using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Storage;

/// <summary>Clears what a device was told: its records, and the files of its configuration.</summary>
public sealed class ConfigReset : IConfigReset
{
    private readonly ConfigFiles _files;
    private readonly IConfigStore _store;

    /// <summary>Creates it.</summary>
    public ConfigReset(ConfigFiles files, IConfigStore store)
    {
        _files = files;
        _store = store;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _files.Clear();
        _store.Clear();
    }
}
