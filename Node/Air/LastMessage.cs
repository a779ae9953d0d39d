using System;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// The data message sent last. A gateway that answers it with InvalidateKey did not take it, so it is sent again, once, after
/// the new registration.
/// </summary>
internal sealed class LastMessage
{
    /// <summary>An InvalidateKey so many milliseconds after a message is taken as the answer to it.</summary>
    private const int AnswerMilliseconds = 1000;

    private long _sentAt;

    /// <summary>The payload.</summary>
    public readonly byte[] Payload = new byte[PayloadFrame.MaximumPayload];

    /// <summary>Gets the payload's size in bytes; -1 where there is no message.</summary>
    public int Count { get; private set; } = -1;

    /// <summary>Gets the frame's type.</summary>
    public byte Type { get; private set; }

    /// <summary>Gets the payload's encoding.</summary>
    public byte Encoding { get; private set; }

    /// <summary>Gets whether the message has to be sent again.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Keeps a copy of a message that was sent.</summary>
    public void Remember(byte type, byte encoding, byte[] buffer, int offset, int count, long now)
    {
        Array.Copy(buffer, offset, Payload, 0, count);
        Type = type;
        Encoding = encoding;
        Count = count;
        IsWanted = false;
        _sentAt = now;
    }

    /// <summary>The gateway said that there is no session; from <see cref="InvalidateReason.KeyExpired"/> on it took the message.</summary>
    public void Invalidated(InvalidateReason reason, long now)
    {
        if (Count >= 0 && reason < InvalidateReason.KeyExpired && now - _sentAt <= AnswerMilliseconds)
        {
            IsWanted = true;
        }
    }

    /// <summary>The gateway's radio did not acknowledge it: it is sent again, once.</summary>
    public void Lost()
    {
        IsWanted = Count >= 0;
    }

    /// <summary>The gateway knows the session, so it took the message.</summary>
    public void Validated()
    {
        IsWanted = false;
    }

    /// <summary>Forgets the message.</summary>
    public void Forget()
    {
        Count = -1;
        IsWanted = false;
    }
}
