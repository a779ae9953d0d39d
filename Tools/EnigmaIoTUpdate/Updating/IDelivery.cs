namespace EnigmaIoT.Update.Updating;

/// <summary>A way to bring an image to a node that stays awake.</summary>
internal interface IDelivery
{
    /// <summary>How far the delivery is.</summary>
    UpdateProgress Progress { get; }

    /// <summary>
    /// Delivers the image, until the node says that it has written it. Run again after a lost connection it goes on
    /// where the gateway or the node stands.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The update failed.</exception>
    /// <exception cref="Mqtt.ConnectionLostException">The connection is lost.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
