using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>Commands and answers as topics have them (protocol section 3).</summary>
internal static class CommandName
{
    public const string GetVersion = "get/version";
    public const string GetSleepTime = "get/sleeptime";
    public const string SetSleepTime = "set/sleeptime";
    public const string GetUpdate = "get/update";
    public const string SetOta = "set/ota";

    /// <summary>A message of an update of many nodes at once.</summary>
    public const string SetGroup = "set/group";

    public const string GetGroup = "get/group";
    public const string SetIdentify = "set/identify";
    public const string SetReset = "set/reset";

    /// <summary>What somebody offers for a program; the program's name stands in the place of the node's.</summary>
    public const string SetOffer = "set/offer";

    /// <summary>Installs the image that is offered for a node's program; also its progress, from whoever offered it.</summary>
    public const string SetInstall = "set/install";

    public const string GetRssi = "get/rssi";
    public const string GetName = "get/name";
    public const string SetName = "set/name";
    public const string SetRestart = "set/restart";
    public const string SetData = "set/data";
    public const string GetLog = "get/log";
    public const string GetLogLevel = "get/loglevel";
    public const string SetLogLevel = "set/loglevel";
    public const string GetCounters = "get/counters";
    public const string GetData = "get/data";

    public const string VersionResult = "result/version";
    public const string SleepTimeResult = "result/sleeptime";
    public const string OtaResult = "result/ota";
    public const string UpdateResult = "result/update";
    public const string CreditResult = "result/credit";
    public const string GroupResult = "result/group";

    /// <summary>Which chunks the gateway wants next for an update of many nodes.</summary>
    public const string WantedResult = "result/wanted";

    public const string ResetResult = "result/reset";
    public const string RssiResult = "result/rssi";
    public const string NameResult = "result/name";
    public const string LogResult = "result/log";
    public const string LogLevelResult = "result/loglevel";
    public const string CountersResult = "result/counters";
    public const string Restart = "restart";

    /// <summary>What a node runs, retained.</summary>
    public const string Program = "program";

    /// <summary>What is installed and what is offered, for Home Assistant, retained.</summary>
    public const string Update = "update";

    /// <summary>Whoever offered an image is asked to send it.</summary>
    public const string Install = "install";

    public const string Hello = "hello";
    public const string Bye = "bye";
    /// <summary>Availability of a node, retained.</summary>
    public const string Availability = "availability";

    public const string Data = "data";
    public const string Status = "status";
    public const string LostMessages = "debug/lostmessages";

    public const string Notice = "notice";
    public const string Counters = "counters";

    /// <summary>What is known of a node, retained: its address follows.</summary>
    public const string NodesPrefix = "nodes/";

    public const string BroadcastNode = NodeName.Broadcast;
    public const string GatewayNode = NodeName.Gateway;

    /// <summary>Why a command to a node that is not there is refused.</summary>
    public const string NoSuchNode = "no such node is registered";

    private const int VerbCount = 4;

    /// <summary>
    /// Determines whether a command is an event: one that the broker kept would be obeyed again at every connect. Data, name and sleep
    /// time are states, which some set-ups do keep.
    /// </summary>
    public static bool IsEvent(string command)
    {
        return command == SetOta || command == SetGroup || command == SetInstall || command == SetRestart || command == SetReset || command == SetIdentify;
    }

    /// <summary>Gets where a command is answered, such as <c>result/version</c>.</summary>
    /// <param name="command">Verb and command, such as <c>get/version</c>.</param>
    public static string ResultOf(string command)
    {
        return "result/" + command.Substring(VerbCount);
    }

    /// <summary>Gets the command that a message to a node carries; null where it is none of MQTT's.</summary>
    /// <param name="type">The message's <see cref="FrameType"/>.</param>
    /// <param name="code">Its first byte: the <see cref="ControlCode"/> of a control message.</param>
    public static string Of(byte type, byte code)
    {
        if (type != FrameType.ControlDown)
        {
            return type == FrameType.DataSet ? SetData : type == FrameType.DataGet ? GetData : null;
        }

        switch (code)
        {
            case ControlCode.VersionGet:
                return GetVersion;
            case ControlCode.SleepGet:
                return GetSleepTime;
            case ControlCode.SleepSet:
                return SetSleepTime;
            case ControlCode.Identify:
                return SetIdentify;
            case ControlCode.Reset:
                return SetReset;
            case ControlCode.NameGet:
                return GetName;
            case ControlCode.NameSet:
                return SetName;
            case ControlCode.Restart:
                return SetRestart;
            default:
                return null;
        }
    }
}
