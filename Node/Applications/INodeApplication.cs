namespace EnigmaIoT.Node.Applications;

/// <summary>What a node is for: the part that an owner of a node writes. Called by the node's pump thread alone.</summary>
public interface INodeApplication
{
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
