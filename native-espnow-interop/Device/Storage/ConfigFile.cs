using EnigmaIoT.Device.Board;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Storage;

/// <summary>The device's configuration file (docs/device.md).</summary>
public static class ConfigFile
{
    /// <summary>Where it is.</summary>
    public const string Path = "I:\\enigmaiot.json";

    /// <summary>Reads it.</summary>
    /// <exception cref="StartException">It is not there, or something is wrong with it.</exception>
    public static DeviceConfig Read(ILog log)
    {
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = InternalStorage.Read(Path, text);
        if (count < 0)
        {
            throw new StartException(Path + " is not there or larger than " + text.Length.ToString() + " bytes");
        }

        DeviceConfigReader reader = new DeviceConfigReader(log);
        DeviceConfig config = reader.Read(text, count);
        Check(reader.Error);
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
