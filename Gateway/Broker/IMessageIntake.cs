using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// Takes commands as the broker delivers them. Whoever has them from elsewhere, such as a page of the gateway's own, gives them here; they
/// are answered under the same topics.
/// </summary>
public interface IMessageIntake
{
    /// <summary>Takes a message. Topic and payload are read before this returns, and may be kept where they are objects of their own.</summary>
    /// <param name="message">A command: <c>network/node/set|get/command</c> and its payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>
    /// False where there is no room now and soon will be, which a chunk of an update can meet: the message was not taken, and has to come
    /// again in a moment. So a sender that is too fast is held back.
    /// </returns>
    bool OnMessage(MqttMessage message, long now);
}
