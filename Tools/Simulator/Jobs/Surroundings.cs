using EnigmaIoT.Simulation.Wifi;
using EnigmaIoT.Simulator.Options;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>The simulated Wi-Fis.</summary>
internal static class Surroundings
{
    /// <summary>Lists them: the one that leads to the broker first.</summary>
    public static IReadOnlyList<SimulatedNetwork> Of(SimulatorOptions options)
    {
        return
        [
            new(options.WifiName, options.WifiPassword, -47),
            new("Neighbours", "nobody knows it", -68),
            new("Cafe without addresses", string.Empty, -79) { GivesAddresses = false },
        ];
    }
}
