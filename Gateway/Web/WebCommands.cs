using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Passes commands to the gateway as if they came from the broker. They are answered under the same topics.</summary>
internal sealed class WebCommands
{
    private readonly IMessageIntake _intake;
    private readonly string _prefix;
    private readonly MqttMessage _message = new MqttMessage();

    /// <summary>Creates a door.</summary>
    /// <param name="topicBase">What every topic begins with.</param>
    /// <param name="intake">Where commands go.</param>
    public WebCommands(string topicBase, IMessageIntake intake)
    {
        _prefix = topicBase + "/";
        _intake = intake;
    }

    /// <summary>Gets a topic.</summary>
    /// <param name="node">The level that names the node.</param>
    /// <param name="suffix">What stands behind it, such as <c>set/ota</c>.</param>
    public string Topic(string node, string suffix)
    {
        return _prefix + node + "/" + suffix;
    }

    /// <summary>Sends a command.</summary>
    public void Give(string node, string command, string payload, long now)
    {
        TryGive(Topic(node, command), Encoding.UTF8.GetBytes(payload), now);
    }

    /// <summary>Sends a message.</summary>
    /// <returns>False where there is no room now: it has to come again in a moment.</returns>
    public bool TryGive(string topic, byte[] payload, long now)
    {
        _message.Topic = topic;
        _message.Payload = payload;
        _message.Retained = false;
        bool taken = _intake.OnMessage(_message, now);
        _message.Payload = null;
        return taken;
    }
}
