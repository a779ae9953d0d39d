using EnigmaIoT.Shared.Ports;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>The multicast group: what comes in is queued, what is sent is kept.</summary>
internal sealed class QueueDatagramLink : IDatagramLink
{
    public Queue<byte[]> Incoming { get; } = [];

    public List<byte[]> Sent { get; } = [];

    /// <summary>Gets what was sent to the one that asked alone.</summary>
    public List<byte[]> SentAlone { get; } = [];

    /// <summary>Gets or sets the port from which others send.</summary>
    public int SourcePort { get; set; } = 5353;

    public int Opened { get; private set; }

    public bool Open(int port)
    {
        Assert.AreEqual(5353, port);
        Opened++;
        return true;
    }

    public int Receive(byte[] buffer, NetworkPeer sender)
    {
        if (!Incoming.TryDequeue(out byte[]? message))
        {
            return -1;
        }

        sender.Address = 0xC0A80163;
        sender.Port = SourcePort;
        int count = Math.Min(message.Length, buffer.Length);
        Array.Copy(message, buffer, count);
        return count;
    }

    public void Send(byte[] buffer, int count, NetworkPeer receiver)
    {
        if (receiver.Address == 0xC0A80163)
        {
            Assert.AreEqual(SourcePort, receiver.Port);
            Assert.AreNotEqual(5353, receiver.Port, "whoever takes part in multicast DNS hears what the group hears");
            SentAlone.Add(buffer[..count]);
            return;
        }

        Assert.AreEqual(0xE00000FBu, receiver.Address);
        Assert.AreEqual(5353, receiver.Port);
        Sent.Add(buffer[..count]);
    }

    public void Close()
    {
    }
}
