namespace EnigmaIoT.Update.Mqtt;

/// <summary>Opens connections to the broker.</summary>
public interface IUpdateConnector
{
    /// <summary>Opens a connection, with a session of its own that ends with it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Determines whether the broker lets us publish to a topic: brokers tell that only to clients of MQTT 5, to the others they
    /// say nothing and throw the message away. Publishes what is to be published there.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it cannot be told.</returns>
    Task<bool?> MayPublishAsync(string topic, string payload, CancellationToken cancellationToken);
}
