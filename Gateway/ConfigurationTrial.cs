using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway;

/// <summary>Confirms a changed configuration once the broker was reached with it, or restores the one before.</summary>
internal sealed class ConfigurationTrial : IPumped
{
    private const int PollMilliseconds = 500;

    private readonly GatewayParts _parts;
    private readonly IBoard _board;
    private readonly WebPassword _password;

    /// <summary>Creates it.</summary>
    /// <param name="parts">What the platform gives; <see cref="GatewayParts.ConfigTrial"/> is not null.</param>
    /// <param name="board">Restarts.</param>
    /// <param name="password">The page's password; null for a gateway that has no memory for its page.</param>
    public ConfigurationTrial(GatewayParts parts, IBoard board, WebPassword password)
    {
        _parts = parts;
        _board = board;
        _password = password ?? new WebPassword(parts.Store, parts.Cipher, parts.Random);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        ConfigTrial trial = _parts.ConfigTrial;
        bool isConnected = _parts.Mqtt.State == MqttLinkState.Connected;
        if (trial.Look(_parts.Network.Ssid.Length > 0, isConnected, _parts.Mqtt.LastError, _password, now))
        {
            _board.Restart();
        }

        return trial.IsRunning ? PollMilliseconds : int.MaxValue;
    }
}
