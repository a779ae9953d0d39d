namespace EnigmaIoT.Update.Mqtt;

/// <summary>One connection to the broker. Once lost it stays lost: the connector opens another.</summary>
public interface IUpdateConnection : IAsyncDisposable
{
    /// <summary>Subscribes to a topic filter, and returns when the broker has confirmed.</summary>
    /// <param name="filter">The topic filter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">The broker refuses the subscription.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    Task SubscribeAsync(string filter, CancellationToken cancellationToken);

    /// <summary>Publishes a message with QoS 0, not retained, and returns when it is written to the socket.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken);

    /// <summary>Publishes a message that the broker keeps, and returns when the broker has it.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload; empty to take away what is kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    Task KeepAsync(string topic, byte[] payload, CancellationToken cancellationToken);

    /// <summary>Asks the broker whether it is still there: that tells its silence from a gateway's.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">It does not answer in time, or the connection is lost.</exception>
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>Waits for the next message.</summary>
    /// <param name="wait">How long; zero takes what is there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message, or null where none came.</returns>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    Task<ReceivedMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken);
}
