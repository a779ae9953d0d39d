using EnigmaIoT.Device.Board;
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

    /// <summary>Makes the files.</summary>
    public static ConfigFiles Open(ILog log)
    {
        return new ConfigFiles(new FlashFiles(Storage), Prefix, log);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="StartException">It is not there, or something is wrong with it.</exception>
    public static DeviceConfig Read(ILog log)
    {
        ConfigFiles files = Open(log);
        DeviceConfig config = files.Load();
        if (config == null)
        {
            throw new StartException(files.Error);
        }

        return config;
    }

    /// <summary>Ends the start where something is wrong with the file.</summary>
    /// <param name="error">What; null where nothing is.</param>
    /// <exception cref="StartException">Something is.</exception>
    public static void Check(string error)
    {
        if (error != null)
        {
            throw new StartException(Path + ": " + error);
        }
    }
}
