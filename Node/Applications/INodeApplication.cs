using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// What a node is for, as the node's pump sees it; called by the pump's thread alone. Whoever writes a node derives from
/// <see cref="NodeApplication"/>, which has readings, commands, entities and settings. A member that throws an exception has a new image
/// given up; once the image is confirmed, the application is called again after a pause.
/// </summary>
public interface INodeApplication
{
    /// <summary>
    /// Gets what the application says of itself; asked while a new image is on trial, and no more once it is confirmed. One that
    /// has nothing to check says that it is well.
    /// </summary>
    ProgramHealth Health { get; }

    /// <summary>Gets whether there is nothing left to send now: a sleepy node may sleep.</summary>
    bool IsDone { get; }

    /// <summary>Gets whether the node sleeps until a button wakes it, whatever its sleep time.</summary>
    bool SleepsForEver { get; }

    /// <summary>The node was made and is not registered yet. Called once, before all other members.</summary>
    /// <param name="node">The node, for as long as the application is used.</param>
    void Start(INode node);

    /// <summary>The node has registered: data can be sent from now on.</summary>
    void OnRegistered();

    /// <summary>The gateway sent user data.</summary>
    /// <param name="get">True where data is asked for, false where it is to be set.</param>
    /// <param name="encoding">A <see cref="Shared.Frames.PayloadEncoding"/>.</param>
    /// <param name="buffer">Holds the data at <paramref name="offset"/>; valid during the call.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="count">Bytes of data.</param>
    void OnData(bool get, byte encoding, byte[] buffer, int offset, int count);

    /// <summary>Called by every turn of the pump.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds the application has to be called again at the latest.</returns>
    int Tick(long now);
}
