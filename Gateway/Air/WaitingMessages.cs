using System;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Messages that wait for sleepy nodes. Those of a node stand in one array, one behind the other, which is there while any wait: type,
/// encoding, count, body. Policy: first in, first out; a command takes the place of an earlier one of its kind, but behind all others; what
/// finds no room is refused.
/// </summary>
internal sealed class WaitingMessages
{
    /// <summary>The most messages of a node: as many as the 350 ms that it listens are enough for, in bad air too.</summary>
    public const int MaximumOfNode = 8;

    /// <summary>The most bytes of a node's messages, with three for each message: two of the longest.</summary>
    public const int MaximumBytesOfNode = 512;

    /// <summary>The most bytes of all nodes' messages.</summary>
    public const int MaximumBytes = 4096;

    /// <summary>The type of a message that is sent, and could not be removed for want of memory. No frame has it.</summary>
    public const byte Queued = 0;

    /// <summary>Stands for no message.</summary>
    public const int None = -1;

    private const int EncodingOffset = 1;
    private const int CountOffset = 2;
    private const int HeadCount = 3;

    private int _bytes;

    /// <summary>Gets the type of the message at <paramref name="at"/>.</summary>
    public static byte Type(byte[] messages, int at)
    {
        return messages[at];
    }

    /// <summary>Gets the encoding of the message at <paramref name="at"/>.</summary>
    public static byte Encoding(byte[] messages, int at)
    {
        return messages[at + EncodingOffset];
    }

    /// <summary>Gets where the body starts of the message at <paramref name="at"/>.</summary>
    public static int BodyOffset(int at)
    {
        return at + HeadCount;
    }

    /// <summary>Gets how many bytes the body has of the message at <paramref name="at"/>.</summary>
    public static int BodyCount(byte[] messages, int at)
    {
        return messages[at + CountOffset];
    }

    /// <summary>Gets where the message starts that follows the one at <paramref name="at"/>.</summary>
    public static int Next(byte[] messages, int at)
    {
        return at + HeadCount + BodyCount(messages, at);
    }

    /// <summary>Finds the command of a kind among a node's messages.</summary>
    /// <param name="messages">The messages; null for none.</param>
    /// <param name="code">The command's first byte.</param>
    /// <returns>Where it starts, or <see cref="None"/>.</returns>
    public static int FindCommand(byte[] messages, byte code)
    {
        int at = 0;
        while (messages != null && at < messages.Length)
        {
            if (Type(messages, at) == FrameType.ControlDown && messages[BodyOffset(at)] == code)
            {
                return at;
            }

            at = Next(messages, at);
        }

        return None;
    }

    /// <summary>Determines whether the body of the message at <paramref name="at"/> is the same.</summary>
    public static bool HasBody(byte[] messages, int at, byte[] body, int offset, int count)
    {
        int i = 0;
        while (i < count && i < BodyCount(messages, at) && messages[BodyOffset(at) + i] == body[offset + i])
        {
            i++;
        }

        return i == count && count == BodyCount(messages, at);
    }

    /// <summary>Adds a message.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="replaced">Where the message starts whose place it takes; <see cref="None"/> where it takes none.</param>
    /// <param name="type">The frame's type.</param>
    /// <param name="encoding">The payload's encoding, in frames that have one.</param>
    /// <param name="body">Payload or control bytes, from <paramref name="offset"/> on.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Their number, 1 to 250.</param>
    /// <returns>False where there is no room.</returns>
    public bool TryAdd(NodeEntry entry, int replaced, byte type, byte encoding, byte[] body, int offset, int count)
    {
        byte[] old = entry.Waiting;
        int oldCount = old == null ? 0 : old.Length;
        int left = replaced == None ? oldCount : oldCount - HeadCount - BodyCount(old, replaced);
        int bytes = left + HeadCount + count;
        bool isFull = replaced == None && CountOf(old) >= MaximumOfNode;
        if (isFull || bytes > MaximumBytesOfNode || _bytes - oldCount + bytes > MaximumBytes)
        {
            return false;
        }

        byte[] messages = new byte[bytes];
        CopyWithout(old, replaced, messages);
        messages[left] = type;
        messages[left + EncodingOffset] = encoding;
        messages[left + CountOffset] = (byte)count;
        Array.Copy(body, offset, messages, left + HeadCount, count);
        Replace(entry, messages);
        return true;
    }

    /// <summary>Returns a node's messages without the oldest one; null where there are no others.</summary>
    /// <param name="messages">The messages.</param>
    public static byte[] BehindFirst(byte[] messages)
    {
        int count = messages.Length - Next(messages, 0);
        byte[] others = count == 0 ? null : new byte[count];
        if (count > 0)
        {
            CopyWithout(messages, 0, others);
        }

        return others;
    }

    /// <summary>Puts other messages of a node in the place of those that waited.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="messages">The messages; null for none.</param>
    public void Replace(NodeEntry entry, byte[] messages)
    {
        byte[] old = entry.Waiting;
        int more = (messages == null ? 0 : messages.Length) - (old == null ? 0 : old.Length);

        // It may have to allocate: only then the bytes are counted.
        entry.Waiting = messages;
        _bytes += more;
    }

    /// <summary>Removes all messages of a node.</summary>
    public void Clear(NodeEntry entry)
    {
        Replace(entry, null);
    }

    private static int CountOf(byte[] messages)
    {
        int count = 0;
        int at = 0;
        while (messages != null && at < messages.Length)
        {
            count++;
            at = Next(messages, at);
        }

        return count;
    }

    private static void CopyWithout(byte[] old, int removed, byte[] messages)
    {
        if (old == null)
        {
            return;
        }

        int before = removed == None ? old.Length : removed;
        Array.Copy(old, 0, messages, 0, before);
        if (removed != None)
        {
            int behind = Next(old, removed);
            Array.Copy(old, behind, messages, before, old.Length - behind);
        }
    }
}
