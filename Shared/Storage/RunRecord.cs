using System;
using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Storage;

/// <summary>What the store knows of earlier runs of the program: how often it started, how often it crashed, and the last crash in words.</summary>
public sealed class RunRecord
{
    /// <summary>The most bytes of a crash in words; what is longer is cut.</summary>
    public const int MaximumText = 200;

    private const string Name = "runs";
    private const string LostName = "lost";
    private const int CrashesAt = 4;
    private const int TextAt = 8;

    private RunRecord(uint starts, uint crashes, string lastCrash)
    {
        Starts = starts;
        Crashes = crashes;
        LastCrash = lastCrash;
    }

    /// <summary>Gets how often the program has started, this run included.</summary>
    public uint Starts { get; }

    /// <summary>Gets how often the program could not go on.</summary>
    public uint Crashes { get; }

    /// <summary>Gets why it could not go on the last time; null where it never happened.</summary>
    public string LastCrash { get; }

    /// <summary>Reads the record.</summary>
    /// <param name="store">Where it is.</param>
    public static RunRecord Read(IConfigStore store)
    {
        byte[] record = new byte[TextAt + MaximumText];
        int count = Load(store, record);
        string text = count > TextAt ? Encoding.UTF8.GetString(record, TextAt, count - TextAt) : null;
        return new RunRecord(LittleEndian.ReadUInt32(record, 0), LittleEndian.ReadUInt32(record, CrashesAt), text);
    }

    /// <summary>Counts a start.</summary>
    /// <param name="store">Where the record is.</param>
    public static void NoteStart(IConfigStore store)
    {
        byte[] record = new byte[TextAt + MaximumText];
        int count = Load(store, record);
        LittleEndian.WriteUInt32(record, 0, LittleEndian.ReadUInt32(record, 0) + 1);
        store.Write(Name, record, count);
    }

    /// <summary>Counts a crash, and keeps why.</summary>
    /// <param name="store">Where the record is.</param>
    /// <param name="why">The reason in words.</param>
    public static void NoteCrash(IConfigStore store, string why)
    {
        byte[] record = new byte[TextAt + MaximumText];
        Load(store, record);
        LittleEndian.WriteUInt32(record, CrashesAt, LittleEndian.ReadUInt32(record, CrashesAt) + 1);
        byte[] text = Encoding.UTF8.GetBytes(why);
        int count = text.Length < MaximumText ? text.Length : MaximumText;

        // A character is cut off whole.
        while (count < text.Length && count > 0 && (text[count] & 0xC0) == 0x80)
        {
            count--;
        }

        Array.Copy(text, 0, record, TextAt, count);
        store.Write(Name, record, TextAt + count);
    }

    /// <summary>Reads how many messages restarts on purpose have cost: they waited for the broker, and it was not there.</summary>
    /// <param name="store">Where that is counted.</param>
    public static uint ReadLost(IConfigStore store)
    {
        byte[] count = new byte[sizeof(uint)];
        store.Read(LostName, count);
        return LittleEndian.ReadUInt32(count, 0);
    }

    /// <summary>Counts messages that a restart costs.</summary>
    /// <param name="store">Where they are counted.</param>
    /// <param name="messages">1 or more.</param>
    public static void NoteLost(IConfigStore store, int messages)
    {
        byte[] count = new byte[sizeof(uint)];
        LittleEndian.WriteUInt32(count, 0, ReadLost(store) + (uint)messages);
        store.Write(LostName, count, count.Length);
    }

    private static int Load(IConfigStore store, byte[] record)
    {
        int count = store.Read(Name, record);
        return count < TextAt ? TextAt : count;
    }
}
