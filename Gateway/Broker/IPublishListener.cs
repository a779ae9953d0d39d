namespace EnigmaIoT.Gateway.Broker;

/// <summary>Is notified of what the gateway publishes, such as a page that shows it.</summary>
public interface IPublishListener
{
    /// <summary>
    /// A message was queued for the broker or, where it went past the queue, handed to the connection. The listener copies what it needs at
    /// once, and publishes nothing itself meanwhile.
    /// </summary>
    /// <param name="topic">The whole topic.</param>
    /// <param name="payload">The payload, which the listener leaves as it is. Its sender may write another one into it later.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    void OnPublished(string topic, byte[] payload, bool retain);
}
