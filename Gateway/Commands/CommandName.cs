using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Commands and answers as topics have them (protocol section 3).</summary>
internal static class CommandName
{
    public const string GetVersion = "get/version";
    public const string GetSleepTime = "get/sleeptime";
    public const string SetSleepTime = "set/sleeptime";
    public const string GetUpdate = "get/update";
    public const string SetOta = "set/ota";
    public const string SetIdentify = "set/identify";
    public const string SetReset = "set/reset";
    public const string GetRssi = "get/rssi";
    public const string GetName = "get/name";
    public const string SetName = "set/name";
    public const string SetRestart = "set/restart";
    public const string SetData = "set/data";
    public const string GetData = "get/data";

    public const string VersionResult = "result/version";
    public const string SleepTimeResult = "result/sleeptime";
    public const string OtaResult = "result/ota";
    public const string UpdateResult = "result/update";
    public const string CreditResult = "result/credit";
    public const string ResetResult = "result/reset";
    public const string RssiResult = "result/rssi";
    public const string NameResult = "result/name";
    public const string RestartResult = "result/restart";
    public const string Restart = "restart";

    /// <summary>What a node runs, retained.</summary>
    public const string Program = "program";

    public const string Hello = "hello";
    public const string Bye = "bye";
    public const string Data = "data";
    public const string Status = "status";
    public const string LostMessages = "debug/lostmessages";

    public const string BroadcastNode = NodeName.Broadcast;
    public const string GatewayNode = NodeName.Gateway;
}
