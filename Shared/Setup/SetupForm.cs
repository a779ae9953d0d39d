using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Creates a configuration of what the page sends: a configuration file with the fields of the page, and the certificates, which come
/// one by one. What the page does not ask for stays as it is stored. A secret that is not sent stays too, where what it belongs to
/// stays; so nobody can have a stored password sent to another host.
/// </summary>
public sealed class SetupForm
{
    private const string NoCertificate = "";
    private const string ApplicationPrefix = "application.";

    private readonly SetupKind _kind;
    private readonly ConfigFiles _files;
    private readonly IApplicationFields _fields;
    private readonly bool _needsPassword;
    private readonly ILog _log;
    private readonly string[] _certificates = TextArray.Make(3);

    /// <summary>Creates a form.</summary>
    /// <param name="parts">What the first configuration works with.</param>
    public SetupForm(SetupParts parts)
    {
        _kind = parts.Kind;
        _files = parts.Files;
        _fields = parts.Fields;
        _log = parts.Log;
        _needsPassword = parts.Kind == SetupKind.Gateway && (parts.Stored == null || !parts.Password.IsChosen);
    }

    /// <summary>Gets what is wrong with what came last, in words; null where nothing is.</summary>
    public string Error { get; private set; }

    /// <summary>Gets the key of the field that is wrong; null where nothing is, or no field.</summary>
    public string ErrorKey { get; private set; }

    /// <summary>Takes a certificate for the next configuration.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="text">Holds it from the first byte on, in PEM form; nothing removes the one that is stored.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>False where something is wrong with it (<see cref="Error"/>).</returns>
    public bool TakeCertificate(CertificateKind kind, byte[] text, int count)
    {
        Error = null;
        ErrorKey = KeyOf(kind);
        if (count == 0)
        {
            _certificates[(int)kind] = NoCertificate;
            ErrorKey = null;
            return true;
        }

        Error = PemText.Check(kind, text, count);
        if (Error == null)
        {
            DeviceConfig stored = _files.Load();
            string path = _files.SaveCertificate(kind, stored == null ? null : PathIn(stored, kind), text, count);
            _certificates[(int)kind] = path ?? _certificates[(int)kind];
            Error = path == null ? "it cannot be stored" : null;
        }

        ErrorKey = Error == null ? null : ErrorKey;
        return Error == null;
    }

    /// <summary>Reads and checks what the page sends.</summary>
    /// <param name="text">Holds it from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>The configuration; null where something is wrong (<see cref="Error"/>).</returns>
    public DeviceConfig Read(byte[] text, int count)
    {
        DeviceConfig stored = _files.Load() ?? new DeviceConfig();
        DeviceConfig config = _files.Load() ?? new DeviceConfig();
        Forget(config);
        DeviceConfigReader reader = new DeviceConfigReader(_log);
        if (!reader.ReadOnto(config, text, count))
        {
            Refuse(reader.ErrorKey, reader.Error);
            return null;
        }

        KeepSecrets(config, stored, reader);
        UseCertificates(config, stored);
        Error = null;
        ErrorKey = null;
        Check(config);
        return Error == null ? config : null;
    }

    private static string KeyOf(CertificateKind kind)
    {
        return kind == CertificateKind.Authority ? "mqttCaFile" : kind == CertificateKind.Own ? "mqttCertificateFile" : "mqttKeyFile";
    }

    private static string PathIn(DeviceConfig config, CertificateKind kind)
    {
        return kind == CertificateKind.Authority ? config.MqttCaFile
            : kind == CertificateKind.Own ? config.MqttCertificateFile
            : config.MqttKeyFile;
    }

    // What the page asks for and does not send has its default again.
    private static void Forget(DeviceConfig config)
    {
        DeviceConfig usual = new DeviceConfig();
        config.TopicPrefix = null;
        config.CayenneFlat = false;
        config.CayenneUnsigned = false;
        config.StatusSeconds = usual.StatusSeconds;
        config.HomeAssistant = usual.HomeAssistant;
        config.WifiSsid = null;
        config.WifiPassword = string.Empty;
        config.MqttHost = null;
        config.MqttPort = 0;
        config.MqttUser = null;
        config.MqttPassword = null;
        config.MqttTls = false;
        config.NtpServer = null;
        config.HostName = null;
        config.ReadingNeedsPassword = false;
        config.Channel = 0;
        config.NodeName = null;
        config.Sleepy = false;
        config.SleepSeconds = 0;
    }

    private void KeepSecrets(DeviceConfig config, DeviceConfig stored, DeviceConfigReader reader)
    {
        if (!reader.HasRead("wifiPassword") && config.WifiSsid != null && config.WifiSsid == stored.WifiSsid)
        {
            config.WifiPassword = stored.WifiPassword;
        }

        if (!reader.HasRead("mqttPassword") && config.MqttUser != null && config.MqttUser == stored.MqttUser
            && config.MqttHost == stored.MqttHost)
        {
            config.MqttPassword = stored.MqttPassword;
        }
    }

    private void UseCertificates(DeviceConfig config, DeviceConfig stored)
    {
        config.MqttCaFile = Chosen(config, stored, CertificateKind.Authority);
        config.MqttCertificateFile = Chosen(config, stored, CertificateKind.Own);
        config.MqttKeyFile = Chosen(config, stored, CertificateKind.Key);
    }

    private string Chosen(DeviceConfig config, DeviceConfig stored, CertificateKind kind)
    {
        string taken = _certificates[(int)kind] ?? PathIn(stored, kind);
        return config.MqttTls && taken != NoCertificate ? taken : null;
    }

    private void Check(DeviceConfig config)
    {
        string mistake = _kind == SetupKind.Gateway ? config.CheckGateway() : config.CheckNode();
        if (mistake != null)
        {
            int space = mistake.IndexOf(' ');
            Refuse(mistake.Substring(0, space), mistake);
        }
        else if (_needsPassword && config.PagePassword == null)
        {
            Refuse("pagePassword", "a text of 8 to 64 bytes is expected");
        }
        else if (_kind == SetupKind.Node)
        {
            CheckApplication(config);
        }
    }

    private void CheckApplication(DeviceConfig config)
    {
        int count = _fields == null ? 0 : _fields.FieldCount;
        for (int i = 0; i < count && Error == null; i++)
        {
            string name = _fields.FieldName(i);
            string mistake = _fields.CheckField(i, config.Application.Value(name) ?? _fields.FieldDefault(i));
            if (mistake != null)
            {
                Refuse(ApplicationPrefix + name, mistake);
            }
        }
    }

    // The page shows it beside the field, so that the key in front says nothing.
    private void Refuse(string key, string mistake)
    {
        ErrorKey = key;
        bool named = key != null && mistake.IndexOf(key + ": ") == 0;
        bool missing = key != null && mistake.IndexOf(key + " is missing") == 0;
        Error = named ? mistake.Substring(key.Length + 2)
            : missing ? "this is missing" + mistake.Substring(key.Length + 11)
            : mistake;
    }
}
