using MQTTnet;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>The broker answered, and refused the connection.</summary>
/// <param name="code">Its answer.</param>
/// <param name="message">Why, in words.</param>
internal sealed class BrokerRefusalException(MqttClientConnectResultCode code, string message) : Exception(message)
{
    /// <summary>Gets whether user name or password are to blame.</summary>
    public bool IsLogin => code is MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized;
}
