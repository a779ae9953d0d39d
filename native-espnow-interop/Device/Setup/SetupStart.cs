using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Device.Setup;

/// <summary>Finds out at the start whether a board has a configuration.</summary>
public static class SetupStart
{
    /// <summary>Reads the configuration, and puts together what its page needs where there is none.</summary>
    /// <param name="kind">What the board is.</param>
    /// <param name="slots">Tell whether a new image is on trial.</param>
    /// <param name="store">Its records.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="board">The board.</param>
    /// <param name="log">Its log.</param>
    /// <returns>The parts, with the configuration where there is one that does.</returns>
    /// <exception cref="StartException">An image that is on trial refuses the file that the one before has taken.</exception>
    public static SetupParts Read(SetupKind kind, IFirmwareSlots slots, IConfigStore store, IClock clock, IBoard board, ILog log)
    {
        ConfigFiles files = ConfigFile.Open(log);
        DeviceConfig config = files.Load();
        string lack = config == null ? files.Refusal : kind == SetupKind.Gateway ? config.CheckGateway() : config.CheckNode();
        if (lack != null && slots.State != ImageState.Confirmed)
        {
            throw new StartException(ConfigFile.Path + ": " + lack);
        }

        if (lack != null)
        {
            log.Write(LogLevel.Error, ConfigFile.Path + ": " + lack);
        }

        return new SetupParts
        {
            Kind = kind,
            Stored = lack == null ? config : null,
            Refusal = lack,
            Files = files,
            Store = store,
            Clock = clock,
            Board = board,
            Log = log,
        };
    }
}
