namespace EnigmaIoT.Update.Mqtt;

/// <summary>Opens connections to the broker.</summary>
public interface IUpdateConnector
{
    /// <summary>Opens a connection, with a session of its own that ends with it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken);
}
