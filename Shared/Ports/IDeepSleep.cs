namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// Deep sleep, in which everything but a little memory loses its power, and the program starts anew at its end. What is kept there is
/// given out once, and only to a program that such a sleep has started: after a cut of power, a brown-out or any other restart there is
/// nothing.
/// </summary>
public interface IDeepSleep
{
    /// <summary>Gets the milliseconds of a clock that goes on in deep sleep.</summary>
    long Milliseconds { get; }

    /// <summary>Takes what was kept when the board went to sleep. It is gone then, whatever happens next.</summary>
    /// <param name="record">Receives it from its start.</param>
    /// <returns>Its bytes; 0 where there is none, or it does not fit.</returns>
    int Take(byte[] record);

    /// <summary>
    /// Keeps a record and sends the board to sleep. On the device it does not return; a virtual board sleeps once the pump returns.
    /// </summary>
    /// <param name="record">Holds the record from its start; copied.</param>
    /// <param name="count">Its bytes, at most 160; 0 to keep nothing.</param>
    /// <param name="milliseconds">For how long; 0 for ever: a button wakes the board.</param>
    void Sleep(byte[] record, int count, long milliseconds);
}
