namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>A firmware under attack.</summary>
public interface IFuzzedProgram
{
    /// <summary>Gets the object from which everything that the firmware holds is reached.</summary>
    object Firmware { get; }

    /// <summary>Has it do what there is to do.</summary>
    /// <returns>In how many milliseconds it has to be called again at the latest, 0 or more.</returns>
    int Pump();
}
