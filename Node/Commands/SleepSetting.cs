using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Commands;

/// <summary>
/// The sleep time, kept in the configuration store. A node that is not built to sleep always has 0. On one that is, 0 lasts until
/// the next restart, as in the reference: it is how a node is kept awake for an update, and must not drain its battery afterwards.
/// </summary>
internal sealed class SleepSetting
{
    /// <summary>The record in the configuration store.</summary>
    public const string RecordName = "sleep";

    /// <summary>The sleep time of a sleepy node without a setting, in seconds (as the reference).</summary>
    public const int DefaultSeconds = 10;

    private readonly IConfigStore _store;
    private readonly ILog _log;
    private readonly byte[] _record = new byte[4];

    /// <summary>Reads the setting.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="log">Receives why it could not be stored.</param>
    /// <param name="sleepy">Whether the node is built to sleep.</param>
    /// <param name="first">The seconds where none are stored; 0 for what is usual.</param>
    public SleepSetting(IConfigStore store, ILog log, bool sleepy, int first)
    {
        _store = store;
        _log = log;
        StaysAwake = sleepy ? StaysAwake.No : StaysAwake.AsBuilt;
        bool stored = sleepy && store.Read(RecordName, _record) == _record.Length;
        uint seconds = stored ? LittleEndian.ReadUInt32(_record, 0) : 0;
        seconds = seconds > 0 ? seconds : (uint)first;
        Seconds = !sleepy ? 0 : seconds > 0 ? seconds : DefaultSeconds;
    }

    /// <summary>Gets the sleep time in seconds; 0 = the node stays awake.</summary>
    public uint Seconds { get; private set; }

    /// <summary>Gets why the node stays awake; <see cref="StaysAwake.No"/> where it sleeps.</summary>
    public StaysAwake StaysAwake { get; private set; }

    /// <summary>Sets the sleep time, and stores it where it is not 0; without effect on a node that is not built to sleep.</summary>
    /// <param name="seconds">The seconds.</param>
    /// <param name="isForUpdate">Whether 0 is asked for by a gateway that has an update for the node.</param>
    public void Set(uint seconds, bool isForUpdate)
    {
        if (StaysAwake == StaysAwake.AsBuilt)
        {
            return;
        }

        Seconds = seconds;
        StaysAwake = seconds > 0 ? StaysAwake.No : isForUpdate ? StaysAwake.ForUpdate : StaysAwake.AsSet;
        if (seconds == 0)
        {
            return;
        }

        LittleEndian.WriteUInt32(_record, 0, seconds);
        if (!_store.Write(RecordName, _record, _record.Length))
        {
            _log.Write(LogLevel.Error, "the sleep time could not be stored; it lasts until the next restart");
        }
    }
}
