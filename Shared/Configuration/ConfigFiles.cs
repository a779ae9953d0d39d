using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>
/// The configuration file and its certificates. A new configuration is written beside the old one, read back, and takes its place: a
/// cut of power at any moment leaves the old or the new one, whole, with the certificates that it names.
/// </summary>
public sealed class ConfigFiles
{
    /// <summary>The configuration file's name.</summary>
    public const string Name = "enigmaiot.json";

    private const string NewName = "enigmaiot.new";
    private const string TrialName = "enigmaiot.try";

    private readonly IFileArea _files;
    private readonly string _prefix;
    private readonly ILog _log;

    /// <summary>Creates the files of a device.</summary>
    /// <param name="files">Where they are.</param>
    /// <param name="prefix">What stands before a file's name in its path.</param>
    /// <param name="log">Receives a line for each key that is not known.</param>
    public ConfigFiles(IFileArea files, string prefix, ILog log)
    {
        _files = files;
        _prefix = prefix;
        _log = log;
    }

    /// <summary>Gets why <see cref="Load"/> found nothing, in words; null where it found a configuration.</summary>
    public string Error { get; private set; }

    /// <summary>Gets what is wrong with the file that <see cref="Load"/> found; null where it found none, or nothing is.</summary>
    public string Refusal { get; private set; }

    /// <summary>Reads the configuration, after it has put in its place what a cut of power kept from getting there.</summary>
    /// <returns>Null where there is none, or something is wrong with it (<see cref="Error"/>).</returns>
    public DeviceConfig Load()
    {
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = _files.Read(Name, text);
        if (count < 0 && Read(NewName, text) != null)
        {
            _files.Move(NewName, Name);
            count = _files.Read(Name, text);
        }

        Refusal = null;
        if (count < 0)
        {
            Error = _prefix + Name + " is not there or larger than " + text.Length.ToString() + " bytes";
            return null;
        }

        DeviceConfig config = Read(Name, text);
        Refusal = Error;
        Error = config == null ? _prefix + Name + ": " + Error : null;
        return config;
    }

    /// <summary>Stores a configuration in place of the old one.</summary>
    /// <param name="config">The new one.</param>
    /// <returns>False where that failed; the old one then stands.</returns>
    public bool Save(DeviceConfig config)
    {
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        if (count < 0 || !_files.Delete(NewName) || !_files.Write(NewName, text, count) || !IsThere(NewName, text, count))
        {
            return false;
        }

        // From here on the new file is complete: where the old one is gone, Load takes the new one.
        if (!_files.Delete(Name) || !_files.Move(NewName, Name))
        {
            return false;
        }

        _files.Delete(TrialName);
        DropUnused(config);
        return true;
    }

    /// <summary>Stores a configuration that is to be tried, beside the one in force, which stays with its certificates.</summary>
    /// <param name="config">The one to try.</param>
    /// <returns>False where that failed.</returns>
    public bool SaveTrial(DeviceConfig config)
    {
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        return count >= 0 && _files.Delete(TrialName) && _files.Write(TrialName, text, count) && IsThere(TrialName, text, count);
    }

    /// <summary>Reads the configuration that is to be tried.</summary>
    /// <returns>Null where there is none, or it was not written whole.</returns>
    public DeviceConfig LoadTrial()
    {
        return Read(TrialName, new byte[DeviceConfigReader.MaximumFile]);
    }

    /// <summary>Deletes the configuration that was to be tried, with the certificates that it alone names.</summary>
    /// <param name="stored">The one in force.</param>
    public void DropTrial(DeviceConfig stored)
    {
        _files.Delete(TrialName);
        DropUnused(stored);
    }

    /// <summary>
    /// Stores a certificate beside the one that a configuration names, which stays until another configuration is saved.
    /// </summary>
    /// <param name="kind">Which.</param>
    /// <param name="inUse">The path that the configuration in force names; null for none.</param>
    /// <param name="text">Holds it from the first byte on, in PEM form; it holds what was stored afterwards.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>Its path, for the new configuration; null where it could not be stored.</returns>
    public string SaveCertificate(CertificateKind kind, string inUse, byte[] text, int count)
    {
        string name = CertificateName(kind, 0);
        name = _prefix + name == inUse ? CertificateName(kind, 1) : name;
        return _files.Write(name, text, count) && IsThere(name, text, count) ? _prefix + name : null;
    }

    /// <summary>Deletes the configuration and its certificates. A cut of power meanwhile leaves it whole, or none.</summary>
    public void Clear()
    {
        // The new ones first: they must not take the place of the one that goes.
        _files.Delete(TrialName);
        _files.Delete(NewName);
        _files.Delete(Name);
        DropUnused(new DeviceConfig());
    }

    private static string CertificateName(CertificateKind kind, int copy)
    {
        string name = kind == CertificateKind.Authority ? "ca" : kind == CertificateKind.Own ? "own" : "own-key";
        return name + (copy == 0 ? "-a.pem" : "-b.pem");
    }

    private void DropUnused(DeviceConfig config)
    {
        Drop(CertificateKind.Authority, config.MqttCaFile);
        Drop(CertificateKind.Own, config.MqttCertificateFile);
        Drop(CertificateKind.Key, config.MqttKeyFile);
    }

    private void Drop(CertificateKind kind, string inUse)
    {
        for (int copy = 0; copy < 2; copy++)
        {
            string name = CertificateName(kind, copy);
            if (_prefix + name != inUse)
            {
                _files.Delete(name);
            }
        }
    }

    private DeviceConfig Read(string name, byte[] text)
    {
        int count = _files.Read(name, text);
        if (count < 0)
        {
            return null;
        }

        DeviceConfigReader reader = new DeviceConfigReader(_log);
        DeviceConfig config = reader.Read(text, count);
        Error = reader.Error;
        return config;
    }

    // A file that reads as another one was not written whole. It is read into the buffer that it came from.
    private bool IsThere(string name, byte[] text, int count)
    {
        uint crc = Crc32.Compute(text, 0, count);
        return _files.Read(name, text) == count && Crc32.Compute(text, 0, count) == crc;
    }
}
