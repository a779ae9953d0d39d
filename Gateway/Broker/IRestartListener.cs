namespace EnigmaIoT.Gateway.Broker;

/// <summary>Gives up what a restart of the gateway loses.</summary>
public interface IRestartListener
{
    /// <summary>
    /// The gateway is about to restart: what waits is given up, and whoever sent it is told, as far as the publisher has room. It is called
    /// again until nothing is left.
    /// </summary>
    /// <param name="isLast">Whether it is the last time: all is given up, room or not.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether something is left, or on its way.</returns>
    bool OnRestarting(bool isLast, long now);
}
