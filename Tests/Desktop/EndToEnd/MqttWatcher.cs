using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Reads what is published.</summary>
internal sealed class MqttWatcher : IDisposable
{
    private readonly MqttNetLink _link;
    private readonly List<string> _messages = [];
    private readonly MqttMessage _message = new();

    public MqttWatcher(BrokerAddress broker, string filter)
    {
        _link = new MqttNetLink(broker.ToOptions(), 0x0200000000F0, () => { });
        _link.Connect("watcher", "0", [filter]);
        Simulation.Eventually.IsTrue(() => _link.State != MqttLinkState.Connecting, "the watcher connecting");
        Assert.AreEqual(MqttLinkState.Connected, _link.State, _link.LastError);
    }

    /// <summary>Waits for a message.</summary>
    /// <param name="message">Topic, a space and the payload.</param>
    public void WaitFor(string message)
    {
        Simulation.Eventually.IsTrue(() => Read().Contains(message), message + " among\n" + string.Join('\n', Read()));
    }

    /// <summary>Waits for a message that has a text in it.</summary>
    public void WaitForText(string text)
    {
        Simulation.Eventually.IsTrue(
            () => Read().Any(message => message.Contains(text, StringComparison.Ordinal)),
            text + " among\n" + string.Join('\n', Read()));
    }

    /// <summary>Gets every message so far: topic, a space and the payload.</summary>
    public IReadOnlyList<string> Read()
    {
        while (_link.TryReceive(_message))
        {
            _messages.Add($"{_message.Topic} {Encoding.UTF8.GetString(_message.Payload)}");
        }

        return _messages;
    }

    public void Dispose()
    {
        _link.Dispose();
    }
}
