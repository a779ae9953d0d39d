namespace EnigmaIoT.Simulation.Boards;

/// <summary>What a virtual board runs: boot loader and firmware. Called by the scheduler's thread alone.</summary>
public interface IBoardProgram
{
    /// <summary>The boot loader chooses an image.</summary>
    /// <param name="hung">Whether the watchdog restarted the board.</param>
    /// <returns>False where that image does not come up: the watchdog then restarts the board.</returns>
    bool Boot(bool hung);

    /// <summary>The firmware starts; the radio is on.</summary>
    void Start();

    /// <summary>The firmware does what there is to do.</summary>
    /// <returns>In how many milliseconds it has to be called again at the latest; 0 for at once.</returns>
    int Pump();

    /// <summary>The board restarts or goes off: whatever is in RAM is gone.</summary>
    void Stop();
}
