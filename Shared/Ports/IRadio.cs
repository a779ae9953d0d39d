namespace EnigmaIoT.Shared.Ports;

/// <summary>ESP-NOW, or what takes its place on a PC.</summary>
public interface IRadio
{
    /// <summary>Gets this device's MAC address.</summary>
    long Address { get; }

    /// <summary>Gets the Wi-Fi channel in use, 1 to 14.</summary>
    int Channel { get; }

    /// <summary>Gets how many received frames were lost since the start because nobody fetched them in time.</summary>
    int Overruns { get; }

    /// <summary>Gets how many more frames <see cref="Send"/> takes now, whatever their length.</summary>
    int SendCapacity { get; }

    /// <summary>Gets how long its frames may be.</summary>
    FrameRoom Room { get; }

    /// <summary>
    /// Makes room for large frames, or gives that memory back. What waits to be sent or fetched stays.
    /// </summary>
    /// <param name="room">What room is wanted.</param>
    /// <returns>
    /// False where it stays as it is: the radio's software knows no frames of ESP-NOW version 2, there is no memory, or what waits needs the
    /// larger room still. Memory is given back in a later call then.
    /// </returns>
    bool TrySetRoom(FrameRoom room);

    /// <summary>Copies the oldest received frame into <paramref name="frame"/>; one that does not fit in is dropped.</summary>
    /// <returns>False where there is none.</returns>
    bool Receive(ReceivedFrame frame);

    /// <summary>Copies a frame into the send queue. Frames leave in order.</summary>
    /// <param name="destination">MAC address, or <see cref="Addressing.MacAddress.Broadcast"/>.</param>
    /// <param name="frame">Holds the payload at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the payload starts.</param>
    /// <param name="count">1 to 250 bytes; up to <see cref="ReceivedFrame.LargeCount"/> to one peer where there is room for such frames.</param>
    /// <param name="rate">The rate of the frame; a broadcast goes at 1 Mbit/s whatever it says.</param>
    /// <returns>A ticket from 1 on that comes back in <see cref="TakeSendResult"/>, or 0 where the queue is full.</returns>
    int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1);

    /// <summary>Fetches the oldest result of a sent frame. Each ticket comes back exactly once, in the order of sending.</summary>
    /// <returns>False where there is none.</returns>
    bool TakeSendResult(SendResult result);
}
