namespace EnigmaIoT.Gateway.Air;

/// <summary>Receives the results of frames that it sent.</summary>
public interface ISendOwner
{
    /// <summary>The MAC layer's result of a frame.</summary>
    /// <param name="tag">What the owner gave with the frame.</param>
    /// <param name="delivered">Whether the peer's radio acknowledged it.</param>
    /// <param name="now">The clock's milliseconds.</param>
    void OnSent(int tag, bool delivered, long now);
}
