using System.Security.Cryptography.X509Certificates;
using System.Text;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>Where the broker is and who the gateway is to it.</summary>
public sealed class BrokerLogin
{
    private const int PlainPort = 1883;
    private const int TlsPort = 8883;
    private const int MaximumCertificate = 4096;

    /// <summary>Gets the host name or address.</summary>
    public string Host { get; private set; }

    /// <summary>Gets the port.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the user name, or null.</summary>
    public string User { get; private set; }

    /// <summary>Gets the password, or null.</summary>
    public string Password { get; private set; }

    /// <summary>Gets the certificate of the broker's authority; null for a connection in the clear.</summary>
    public X509Certificate Authority { get; private set; }

    /// <summary>Gets the gateway's own certificate with its key; null where it has none.</summary>
    public X509Certificate2 Own { get; private set; }

    /// <summary>Gets the client id, unique to the device.</summary>
    public string ClientId { get; private set; }

    /// <summary>Reads it from the configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="address">The gateway's MAC address.</param>
    /// <exception cref="StartException">The certificate is not there, or is none.</exception>
    public static BrokerLogin Read(DeviceConfig config, long address)
    {
        int port = config.MqttTls ? TlsPort : PlainPort;
        return new BrokerLogin
        {
            Host = config.MqttHost,
            Port = config.MqttPort == 0 ? port : config.MqttPort,
            User = config.MqttUser,
            Password = config.MqttPassword,
            Authority = config.MqttTls ? ReadCertificate(config.MqttCaFile) : null,
            Own = config.MqttTls && config.MqttCertificateFile != null
                ? ReadOwn(config.MqttCertificateFile, config.MqttKeyFile)
                : null,
            ClientId = "EnigmaIoT-" + WithoutColons(MacAddress.Format(address).ToLower()),
        };
    }

    private static X509Certificate ReadCertificate(string path)
    {
        string text = ReadText(path, "mqttCaFile");
        try
        {
            return new X509Certificate(text);
        }
        catch (System.Exception exception)
        {
            throw new StartException("mqttCaFile: " + path + " is no certificate in PEM (" + exception.Message + ")");
        }
    }

    private static X509Certificate2 ReadOwn(string path, string keyPath)
    {
        string certificate = ReadText(path, "mqttCertificateFile");
        string key = ReadText(keyPath, "mqttKeyFile");
        try
        {
            return new X509Certificate2(certificate, key, string.Empty);
        }
        catch (System.Exception exception)
        {
            throw new StartException(
                "mqttCertificateFile: " + path + " and " + keyPath + " are no certificate and key in PEM (" + exception.Message + ")");
        }
    }

    private static string ReadText(string path, string key)
    {
        byte[] text = new byte[MaximumCertificate];
        int count = InternalStorage.Read(path, text);
        if (count < 0)
        {
            throw new StartException(key + ": " + path + " is not there or larger than " + MaximumCertificate.ToString() + " bytes");
        }

        return Encoding.UTF8.GetString(text, 0, count);
    }

    private static string WithoutColons(string address)
    {
        string[] octets = address.Split(':');
        string result = string.Empty;
        for (int i = 0; i < octets.Length; i++)
        {
            result += octets[i];
        }

        return result;
    }
}
