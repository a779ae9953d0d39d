using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Sends InvalidateKey, at most once a second to one address and ten times a second in all: forged frames must not make
/// the gateway fill the air.
/// </summary>
public sealed class Invalidator
{
    private const int Remembered = 10;
    private const int PauseMilliseconds = 1000;

    private readonly DownlinkQueue _queue;
    private readonly long[] _addresses = new long[Remembered];
    private readonly long[] _times = new long[Remembered];
    private int _next;

    /// <summary>Creates an invalidator.</summary>
    public Invalidator(DownlinkQueue queue)
    {
        _queue = queue;
    }

    /// <summary>Sends InvalidateKey to an address whose session is over, or that has none.</summary>
    /// <param name="address">MAC address.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>False where it was sent one too short a while ago, or too many others were.</returns>
    public bool Send(long address, InvalidateReason reason, long now)
    {
        for (int i = 0; i < Remembered; i++)
        {
            if (_addresses[i] == address && now - _times[i] < PauseMilliseconds)
            {
                return false;
            }
        }

        if (_addresses[_next] != MacAddress.None && now - _times[_next] < PauseMilliseconds)
        {
            return false;
        }

        _addresses[_next] = address;
        _times[_next] = now;
        _next = (_next + 1) % Remembered;
        _queue.SendInvalidateKey(address, reason);
        return true;
    }
}
