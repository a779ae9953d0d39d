using System;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Downlink;

/// <summary>
/// A message to a node that is not sealed yet. It is sealed when its turn comes: counters rise in the order of sending.
/// </summary>
public sealed class DownlinkMessage
{
    /// <summary>The payload or control bytes, or the whole frame where <see cref="Type"/> says so itself.</summary>
    public readonly byte[] Body = new byte[FrameLayout.MaximumCount];

    /// <summary>Gets or sets the node; null for a broadcast and for frames that need no session.</summary>
    public NodeEntry Entry { get; set; }

    /// <summary>Gets or sets where the frame goes.</summary>
    public long Destination { get; set; }

    /// <summary>Gets or sets the frame's type.</summary>
    public byte Type { get; set; }

    /// <summary>Gets or sets the payload's encoding, in frames that have one.</summary>
    public byte Encoding { get; set; }

    /// <summary>Gets or sets the number of bytes in <see cref="Body"/>; 0 where there is no message.</summary>
    public int Count { get; set; }

    /// <summary>Gets or sets whether <see cref="Body"/> is the whole frame.</summary>
    public bool IsFrame { get; set; }

    /// <summary>Takes the values of another message.</summary>
    public void CopyFrom(DownlinkMessage other)
    {
        Entry = other.Entry;
        Destination = other.Destination;
        Type = other.Type;
        Encoding = other.Encoding;
        Count = other.Count;
        IsFrame = other.IsFrame;
        Array.Copy(other.Body, 0, Body, 0, other.Count);
    }

    /// <summary>Forgets the message, and wipes it: it may hold a key.</summary>
    public void Clear()
    {
        Array.Clear(Body, 0, Count);
        Entry = null;
        Count = 0;
    }
}
