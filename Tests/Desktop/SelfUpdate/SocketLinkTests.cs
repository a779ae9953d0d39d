using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Network;
using EnigmaIoT.Tests.Desktop.Simulation;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>The PC's sockets behind the ports for updates by the Arduino tools.</summary>
[TestClass]
public sealed class SocketLinkTests
{
    [TestMethod]
    public async Task ADatagramIsCutToTheBufferAndAnsweredWhereItCameFrom()
    {
        using UdpDatagramLink link = new(IPAddress.Loopback);
        Assert.IsTrue(link.Open(0));
        using UdpClient client = new(new IPEndPoint(IPAddress.Loopback, 0));
        await client.SendAsync("0123456789"u8.ToArray(), new IPEndPoint(IPAddress.Loopback, link.Port));
        NetworkPeer sender = new();
        byte[] buffer = new byte[4];
        int count = -1;
        Eventually.IsTrue(() => (count = link.Receive(buffer, sender)) >= 0, "the link sees it");
        Assert.AreEqual(4, count);
        CollectionAssert.AreEqual("0123"u8.ToArray(), buffer);
        Assert.AreEqual("127.0.0.1", sender.FormatAddress());
        Assert.AreEqual(-1, link.Receive(buffer, sender));

        link.Send(buffer, 3, sender);
        UdpReceiveResult answer = await client.ReceiveAsync();
        CollectionAssert.AreEqual("012"u8.ToArray(), answer.Buffer);
    }

    [TestMethod]
    public void APortThatIsTakenIsNotOpened()
    {
        using UdpDatagramLink first = new(IPAddress.Loopback);
        using UdpDatagramLink second = new(IPAddress.Loopback);
        Assert.IsTrue(first.Open(0));
        Assert.IsFalse(second.Open(first.Port));
        Assert.AreEqual(0, second.Port);
    }

    [TestMethod]
    public async Task BytesThatWereNotTakenHaveTheFarEndResetAndOthersNot()
    {
        Assert.AreEqual(0, await EndAsync(takes: true));
        await Assert.ThrowsExactlyAsync<IOException>(() => EndAsync(takes: false));
    }

    [TestMethod]
    public async Task AConnectionThatCannotBeMadeIsClosedAndOneThatTheFarEndClosesHasEnded()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        NetworkPeer peer = PeerOf(listener);
        using TcpStreamLink link = new();
        Assert.AreEqual(StreamState.Closed, link.State);
        link.Connect(peer);
        using (TcpClient far = await listener.AcceptTcpClientAsync())
        {
            Eventually.IsTrue(() => link.State == StreamState.Open, "the link sees it");
        }

        Eventually.IsTrue(() => link.State == StreamState.Ended, "the link sees it");
        listener.Stop();
        link.Connect(peer);
        Eventually.IsTrue(() => link.State == StreamState.Closed, "the link sees it");
    }

    private static NetworkPeer PeerOf(TcpListener listener)
    {
        return new NetworkPeer { Address = 0x7F000001, Port = ((IPEndPoint)listener.LocalEndpoint).Port };
    }

    /// <summary>Has the link look at three bytes, take them or not, and close.</summary>
    /// <returns>What the far end reads then: 0 where the connection was closed in good order.</returns>
    private static async Task<int> EndAsync(bool takes)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using TcpStreamLink link = new();
        link.Connect(PeerOf(listener));
        using TcpClient far = await listener.AcceptTcpClientAsync();
        NetworkStream stream = far.GetStream();
        await stream.WriteAsync("abc"u8.ToArray());
        byte[] bytes = new byte[8];
        Eventually.IsTrue(() => link.Peek(bytes, 8) == 3, "the link sees it");
        Assert.AreEqual(3, link.Peek(bytes, 8), "a look takes nothing");
        if (takes)
        {
            Assert.AreEqual(3, link.Receive(bytes, 1, 5));
            CollectionAssert.AreEqual("aabc"u8.ToArray(), bytes[..4]);
        }

        link.Close();
        return await stream.ReadAsync(new byte[8]);
    }
}
