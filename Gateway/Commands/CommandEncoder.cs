using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Turns commands from MQTT into control bytes.</summary>
internal static class CommandEncoder
{
    /// <summary>The most control bytes that come out: a name, its code and its terminator.</summary>
    public const int MaximumCount = NodeName.MaximumCount + 2;

    private const string NotANumber = "the sleep time is not a number of seconds";
    private const string NotAName = "the name is not one of 1 to 32 characters without / + # \" \\";

    /// <summary>Encodes a command.</summary>
    /// <param name="command">Verb and command, such as <c>get/version</c>.</param>
    /// <param name="payload">The MQTT payload.</param>
    /// <param name="control">Receives the control bytes.</param>
    /// <param name="reason">Receives why the command is refused.</param>
    /// <returns>Number of control bytes; 0 where the command is refused or not one for a node.</returns>
    public static int Encode(string command, byte[] payload, byte[] control, out string reason)
    {
        reason = null;
        switch (command)
        {
            case CommandName.GetVersion:
                return Code(control, ControlCode.VersionGet);
            case CommandName.GetSleepTime:
                return Code(control, ControlCode.SleepGet);
            case CommandName.SetSleepTime:
                return SleepSet(payload, control, out reason);
            case CommandName.SetIdentify:
                return Code(control, ControlCode.Identify);
            case CommandName.SetReset:
                return Code(control, ControlCode.Reset);
            case CommandName.GetName:
                return Code(control, ControlCode.NameGet);
            case CommandName.SetName:
                return NameSet(payload, control, out reason);
            case CommandName.SetRestart:
                return Code(control, ControlCode.Restart);
            default:
                reason = "unknown command";
                return 0;
        }
    }

    /// <summary>
    /// Reads a sleep time. The reference takes the digits before any other character; here a plus sign, spaces around it and a
    /// fraction of zeros are allowed, for home automation writes numbers such as 10.0.
    /// </summary>
    /// <param name="payload">The MQTT payload.</param>
    /// <returns>Seconds, at most <see cref="uint.MaxValue"/>; -1 where it is not a whole number.</returns>
    public static long ReadSeconds(byte[] payload)
    {
        int start = 0;
        int end = payload.Length;
        while (start < end && payload[start] <= ' ')
        {
            start++;
        }

        while (end > start && payload[end - 1] <= ' ')
        {
            end--;
        }

        if (start < end && payload[start] == '+')
        {
            start++;
        }

        int point = AsciiText.IndexOf(payload, start, end - start, (byte)'.');
        if (point > start)
        {
            for (int i = point + 1; i < end; i++)
            {
                if (payload[i] != '0')
                {
                    return -1;
                }
            }

            end = point;
        }

        return AsciiText.ParseNumber(payload, start, end - start, uint.MaxValue);
    }

    /// <summary>Returns the control code of the awaited answer to a command.</summary>
    /// <param name="code">The first control byte of the command.</param>
    /// <returns>0 where a command is not sent again without an answer.</returns>
    public static byte AnswerOf(byte code)
    {
        switch (code)
        {
            case ControlCode.VersionGet:
                return ControlCode.VersionAnswer;
            case ControlCode.SleepGet:
            case ControlCode.SleepSet:
                return ControlCode.SleepAnswer;
            case ControlCode.NameGet:
            case ControlCode.NameSet:
                return ControlCode.NameAnswer;
            default:
                return 0;
        }
    }

    private static int Code(byte[] control, byte code)
    {
        control[0] = code;
        return 1;
    }

    private static int SleepSet(byte[] payload, byte[] control, out string reason)
    {
        long seconds = ReadSeconds(payload);
        reason = seconds < 0 ? NotANumber : null;
        return seconds < 0 ? 0 : SleepTime.Write(control, 0, ControlCode.SleepSet, (uint)seconds);
    }

    private static int NameSet(byte[] payload, byte[] control, out string reason)
    {
        if (!NodeName.IsValid(payload, 0, payload.Length))
        {
            reason = NotAName;
            return 0;
        }

        reason = null;
        return NameMessage.WriteSet(control, 0, payload, payload.Length);
    }
}
