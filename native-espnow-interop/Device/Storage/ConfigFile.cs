using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Storage;

/// <summary>The device's configuration file (docs/device.md).</summary>
public static class ConfigFile
{
    /// <summary>Where it is.</summary>
    public const string Path = Prefix + ConfigFiles.Name;

    private const string Storage = "I:";
    private const string Prefix = Storage + "\\";

    /// <summary>Creates the files.</summary>
    public static ConfigFiles Open(ILog log)
    {
        return new ConfigFiles(new FlashFiles(Storage), Prefix, log);
    }
}
