using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>A board's radio hardware: what the board switches on and off, whatever carries its frames.</summary>
public interface IStation
{
    /// <summary>Gets the MAC address.</summary>
    long Address { get; }

    /// <summary>Gets the radio; valid from <see cref="Start"/> to <see cref="Stop"/>.</summary>
    IRadio Radio { get; }

    /// <summary>Gets the scanner; valid from <see cref="Start"/> to <see cref="Stop"/>.</summary>
    IGatewayScanner Scanner { get; }

    /// <summary>Switches the radio on, with empty queues.</summary>
    /// <param name="wake">To be called, from any thread, when the board's program has something to look at.</param>
    void Start(Action wake);

    /// <summary>Switches the radio off. What it holds is gone.</summary>
    void Stop();

    /// <summary>Runs the access point of a network while the radio is on, so that scans find this station.</summary>
    void Announce(string networkName);

    /// <summary>Has frames that are sent from now on leave no sooner, because the board's program is busy.</summary>
    /// <param name="time">Virtual time in microseconds.</param>
    void HoldUntil(long time);

    /// <summary>
    /// Has no frame leave sooner, not even one that was sent before: while flash is written or erased nothing else of the board
    /// runs than what lies in RAM.
    /// </summary>
    /// <param name="time">Virtual time in microseconds.</param>
    void StallUntil(long time);
}
