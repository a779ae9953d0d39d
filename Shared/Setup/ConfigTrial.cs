using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// The trial of a changed configuration by a gateway that runs: it is stored beside the one in force, the gateway restarts with it, and
/// it takes the other's place once the broker is reached. Where that fails the gateway restarts with the one that it had, which was never
/// touched. A cut of power at any moment leaves one of the two in force, whole.
/// </summary>
public sealed class ConfigTrial
{
    /// <summary>Milliseconds from the start on for which Wi-Fi and broker are tried: several attempts of each.</summary>
    public const int DefaultMilliseconds = 180000;

    /// <summary>The most starts: a changed Wi-Fi setting takes two, and power may be cut.</summary>
    public const int MaximumStarts = 4;

    private const string RecordName = "config-trial";
    private const int Head = 2;
    private const int MaximumRecord = 160;

    private readonly ConfigFiles _files;
    private readonly IConfigStore _store;
    private readonly ILog _log;
    private readonly int _milliseconds;
    private long _since = -1;

    /// <summary>Creates it.</summary>
    /// <param name="files">The configuration's files.</param>
    /// <param name="store">Keeps what becomes of a change.</param>
    /// <param name="log">Receives it too.</param>
    /// <param name="milliseconds">For how long Wi-Fi and broker are tried; <see cref="DefaultMilliseconds"/> on a board.</param>
    public ConfigTrial(ConfigFiles files, IConfigStore store, ILog log, int milliseconds)
    {
        _files = files;
        _store = store;
        _log = log;
        _milliseconds = milliseconds;
    }

    /// <summary>Gets what became of the last change.</summary>
    public ConfigOutcome Outcome { get; private set; }

    /// <summary>Gets whether this start tries a change.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Gets why the last change was taken back, in the words of the broker or its link; null where there are none.</summary>
    public string Reason { get; private set; }

    /// <summary>Gets the configuration's files.</summary>
    public ConfigFiles Files
    {
        get { return _files; }
    }

    /// <summary>Chooses at the start the configuration to run with.</summary>
    /// <param name="stored">The one in force.</param>
    /// <returns>It, or the one that is to be tried.</returns>
    public DeviceConfig Choose(DeviceConfig stored)
    {
        byte[] record = new byte[MaximumRecord];
        int count = _store.Read(RecordName, record);
        if (count < Head)
        {
            return stored;
        }

        Outcome = (ConfigOutcome)record[0];
        Reason = count > Head ? Utf8.Decode(record, Head, count - Head) : null;
        if (Outcome != ConfigOutcome.Trying)
        {
            return stored;
        }

        DeviceConfig tried = record[1] < MaximumStarts ? _files.LoadTrial() : null;
        if (tried == null || tried.CheckGateway() != null)
        {
            TakeBack(ConfigOutcome.Interrupted, null);
            return stored;
        }

        record[1]++;
        _store.Write(RecordName, record, Head);
        IsRunning = true;
        _log.Write(LogLevel.Information, "a changed configuration is being tried");
        return tried;
    }

    /// <summary>Stores a change, to be tried from the next start on.</summary>
    /// <param name="config">The configuration, which was checked.</param>
    /// <returns>False where it could not be stored; nothing has changed then.</returns>
    public bool Begin(DeviceConfig config)
    {
        if (!_files.SaveTrial(config) || !Note(ConfigOutcome.Trying, null))
        {
            return false;
        }

        Outcome = ConfigOutcome.Trying;
        Reason = null;
        return true;
    }

    /// <summary>Looks how the trial stands.</summary>
    /// <param name="isJoined">Whether the Wi-Fi is joined.</param>
    /// <param name="isConnected">Whether the broker is reached.</param>
    /// <param name="error">Why it is not, in words; null where that is not known.</param>
    /// <param name="password">Receives the page's password, where the change has another one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether the change was taken back: the gateway has to restart.</returns>
    public bool Look(bool isJoined, bool isConnected, string error, WebPassword password, long now)
    {
        if (!IsRunning)
        {
            return false;
        }

        _since = _since < 0 ? now : _since;
        if (isConnected)
        {
            IsRunning = false;
            return !Accept(password);
        }

        if (now - _since < _milliseconds)
        {
            return false;
        }

        IsRunning = false;
        TakeBack(isJoined ? ConfigOutcome.NoBroker : ConfigOutcome.NoWifi, error);
        return true;
    }

    // The password first, as in SetupMachine.
    private bool Accept(WebPassword password)
    {
        DeviceConfig config = _files.LoadTrial();
        byte[] chosen = config == null || config.PagePassword == null ? null : Encoding.UTF8.GetBytes(config.PagePassword);
        if (config != null && (chosen == null || password.Choose(chosen, 0, chosen.Length)))
        {
            config.PagePassword = null;
            if (_files.Save(config))
            {
                Outcome = ConfigOutcome.Accepted;
                Note(ConfigOutcome.Accepted, null);
                _log.Write(LogLevel.Information, "the changed configuration works and is stored");
                return true;
            }
        }

        TakeBack(ConfigOutcome.Interrupted, null);
        return false;
    }

    private void TakeBack(ConfigOutcome outcome, string reason)
    {
        Outcome = outcome;
        Reason = reason;

        // The record first: without it nobody looks at the file.
        Note(outcome, reason);
        _files.DropTrial(_files.Load() ?? new DeviceConfig());
        _log.Write(LogLevel.Warning, "the change of the configuration is taken back: " + Words(outcome) + (reason == null ? "" : ": " + reason));
    }

    /// <summary>Returns the outcome of a change.</summary>
    /// <returns>Null where it was not taken back.</returns>
    public static string Words(ConfigOutcome outcome)
    {
        switch (outcome)
        {
            case ConfigOutcome.NoWifi:
                return "the Wi-Fi was not joined";
            case ConfigOutcome.NoBroker:
                return "the broker was not reached";
            case ConfigOutcome.Interrupted:
                return "the gateway restarted too often, or the change was not stored whole";
            default:
                return null;
        }
    }

    private bool Note(ConfigOutcome outcome, string reason)
    {
        byte[] text = reason == null ? new byte[0] : Encoding.UTF8.GetBytes(reason);
        int count = text.Length < MaximumRecord - Head ? text.Length : MaximumRecord - Head;
        byte[] record = new byte[Head + count];
        record[0] = (byte)outcome;
        System.Array.Copy(text, 0, record, Head, count);
        return _store.Write(RecordName, record, record.Length);
    }
}
