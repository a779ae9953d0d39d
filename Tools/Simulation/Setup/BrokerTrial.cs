using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulation.Setup;

/// <summary>Connects to the broker of a configuration over TCP, as the gateway would.</summary>
/// <param name="address">The gateway's MAC address.</param>
/// <param name="wake">Called from any thread when something happened.</param>
public sealed class BrokerTrial(long address, Action wake) : IBrokerTrial, IDisposable
{
    private const int Port = 1883;
    private const int SecurePort = 8883;

    private MqttNetLink? _link;

    /// <inheritdoc/>
    public bool IsConnected => _link is { State: MqttLinkState.Connected };

    /// <inheritdoc/>
    public TrialFault Fault => _link is { State: MqttLinkState.Closed } ? _link.LastFault : TrialFault.None;

    /// <inheritdoc/>
    public string Reason => _link?.LastError!;

    /// <summary>Reads from a configuration how to reach its broker.</summary>
    public static BrokerOptions OptionsOf(DeviceConfig config)
    {
        int usual = config.MqttTls ? SecurePort : Port;
        return new BrokerOptions
        {
            Host = config.MqttHost,
            Port = config.MqttPort == 0 ? usual : config.MqttPort,
            User = config.MqttUser ?? string.Empty,
            Password = config.MqttPassword ?? string.Empty,
            Secure = config.MqttTls,
            CertificateAuthorityFile = config.MqttCaFile,
            CertificateFile = config.MqttCertificateFile,
            KeyFile = config.MqttKeyFile,
        };
    }

    /// <inheritdoc/>
    public void Start(DeviceConfig config)
    {
        Stop();
        string network = config.NetworkName;
        _link = new MqttNetLink(OptionsOf(config), address, wake);
        _link.Connect($"{network}/gateway/status", "0", [$"{network}/+/set/#", $"{network}/+/get/#", $"{network}/gateway/status"]);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _link?.Dispose();
        _link = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
    }
}
