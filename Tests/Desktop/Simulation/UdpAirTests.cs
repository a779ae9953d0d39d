using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Udp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class UdpAirTests
{
    private const long Own = 0x020000000001;
    private const long Foreign = 0x0200000000AA;
    private const long Stranger = 0x0200000000BB;

    private readonly UdpClient _foreign = new(new IPEndPoint(IPAddress.Loopback, 0));

    [TestCleanup]
    public void Close()
    {
        _foreign.Dispose();
    }

    [TestMethod]
    public void WritesTheDocumentedBytes()
    {
        using UdpAir air = NewAir();
        Assert.AreNotEqual(0, air.Send(Foreign, [9, 1, 2, 3, 9], 1, 3));
        byte[] expected = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0xAA, 0xCE, 1, 2, 3];
        CollectionAssert.AreEqual(expected, ReceiveForeign());
        SendResult result = new();
        Assert.IsTrue(air.TakeSendResult(result));
        Assert.IsTrue(result.Delivered);
        Assert.IsFalse(air.TakeSendResult(result));
    }

    [TestMethod]
    public void ReadsTheDocumentedBytes()
    {
        using UdpAir air = NewAir();
        SendForeign(air, [2, 0, 0, 0, 0, 0xAA, 2, 0, 0, 0, 0, 1, 0xC4, 5, 6]);
        ReceivedFrame frame = Next(air);
        Assert.AreEqual(Foreign, frame.Source);
        Assert.AreEqual(-60, frame.Rssi);
        Assert.AreEqual(2, frame.Count);
        Assert.AreEqual(5, frame.Payload[0]);
        Assert.AreEqual(6, frame.Payload[1]);
    }

    [TestMethod]
    public void TakesBroadcastsAndWhatIsForItselfAndNothingElse()
    {
        using UdpAir air = NewAir();
        SendForeign(air, Datagram(Foreign, Stranger, 1));
        SendForeign(air, Datagram(Own, Own, 2));
        SendForeign(air, Datagram(Foreign, MacAddress.Broadcast, 3));
        SendForeign(air, Datagram(Foreign, Own, 4));
        Assert.AreEqual(3, Next(air).Payload[0]);
        Assert.AreEqual(4, Next(air).Payload[0]);
        Assert.AreEqual(0, air.Malformed);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(12)]
    [DataRow(264)]
    [DataRow(1400)]
    public void DropsAndCountsDatagramsOfAWrongSize(int count)
    {
        using UdpAir air = NewAir();
        byte[] datagram = new byte[count];
        Datagram(Foreign, Own, 1).AsSpan(0, Math.Min(count, 14)).CopyTo(datagram);
        SendForeign(air, datagram);
        SendForeign(air, Datagram(Foreign, Own, 2));
        Assert.AreEqual(2, Next(air).Payload[0]);
        Assert.AreEqual(1, air.Malformed);
    }

    [TestMethod]
    public void TakesTheLongestFrame()
    {
        using UdpAir air = NewAir();
        byte[] datagram = new byte[263];
        Datagram(Foreign, Own, 1).CopyTo(datagram, 0);
        datagram[262] = 77;
        SendForeign(air, datagram);
        ReceivedFrame frame = Next(air);
        Assert.AreEqual(250, frame.Count);
        Assert.AreEqual(77, frame.Payload[249]);
    }

    [TestMethod]
    public void AnswersToWhereAnAddressWasHeardLast()
    {
        using UdpAir air = NewAir();
        using UdpClient moved = new(new IPEndPoint(IPAddress.Loopback, 0));
        moved.Send(Datagram(Stranger, Own, 1), new IPEndPoint(IPAddress.Loopback, air.ListenPort));
        Next(air);
        air.Send(Stranger, [7], 0, 1);
        air.Send(Foreign, [8], 0, 1);
        Assert.AreEqual(7, Receive(moved)[^1]);
        Assert.AreEqual(8, ReceiveForeign()[^1], "an address that was never heard is at the peer port");
    }

    [TestMethod]
    public void BroadcastsToThePeerPortAndEveryEndpointHeardOnceEach()
    {
        using UdpAir air = NewAir();
        using UdpClient other = new(new IPEndPoint(IPAddress.Loopback, 0));
        IPEndPoint own = new(IPAddress.Loopback, air.ListenPort);
        other.Send(Datagram(Stranger, Own, 1), own);
        other.Send(Datagram(Stranger + 1, Own, 1), own);
        Next(air);
        Next(air);
        air.Send(MacAddress.Broadcast, [9], 0, 1);
        air.Send(MacAddress.Broadcast, [10], 0, 1);
        Assert.AreEqual(9, ReceiveForeign()[^1]);
        Assert.AreEqual(10, ReceiveForeign()[^1]);
        Assert.AreEqual(9, Receive(other)[^1]);
        Assert.AreEqual(10, Receive(other)[^1]);
    }

    [TestMethod]
    public void SaysThatAFrameWasNotDeliveredWhereNobodyListens()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("only Linux tells the sender");
        }

        using UdpAir air = NewAir();
        _foreign.Dispose();
        air.Send(Foreign, [1], 0, 1);
        SendResult result = new();
        Assert.IsTrue(air.TakeSendResult(result));
        Assert.IsFalse(result.Delivered);
    }

    [TestMethod]
    public void HearsAsBeforeWhereThousandsOfFramesFoundNobody()
    {
        using UdpAir air = NewAir();
        SendResult result = new();
        int port;
        using (UdpClient gone = new(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            port = ((IPEndPoint)gone.Client.LocalEndPoint!).Port;
            gone.Send(Datagram(Stranger, Own, 1), new IPEndPoint(IPAddress.Loopback, air.ListenPort));
            Next(air);
        }

        for (int i = 0; i < 5000; i++)
        {
            Assert.AreNotEqual(0, air.Send(Stranger, new byte[250], 0, 250));
            Assert.IsTrue(air.TakeSendResult(result));
            Assert.IsTrue(!OperatingSystem.IsLinux() || !result.Delivered, $"nobody listens at {port}");
        }

        SendForeign(air, Datagram(Foreign, Own, 5));
        Assert.AreEqual(5, Next(air).Payload[0]);
        air.Send(Foreign, [6], 0, 1);
        Assert.AreEqual(6, ReceiveForeign()[^1]);
        Assert.IsTrue(air.TakeSendResult(result));
        Assert.IsTrue(result.Delivered, "a report on an earlier frame is none on this one");
    }

    [TestMethod]
    public void TicketsComeBackInOrderAndAFullQueueSaysNo()
    {
        using UdpAir air = NewAir();
        List<int> tickets = [];
        while (air.SendCapacity > 0)
        {
            tickets.Add(air.Send(Foreign, [1], 0, 1));
        }

        Assert.HasCount(UdpAir.QueueCapacity, tickets);
        Assert.AreEqual(0, air.Send(Foreign, [1], 0, 1));
        SendResult result = new();
        foreach (int ticket in tickets)
        {
            Assert.IsTrue(air.TakeSendResult(result));
            Assert.AreEqual(ticket, result.Ticket);
        }
    }

    [TestMethod]
    public void CountsFramesThatNobodyFetched()
    {
        using UdpAir air = NewAir();
        for (int i = 0; i <= UdpAir.QueueCapacity; i++)
        {
            SendForeign(air, Datagram(Foreign, Own, (byte)i));
        }

        Eventually.IsTrue(() => air.Overruns == 1, "the overrun being counted");
        Assert.AreEqual(0, Next(air).Payload[0], "the oldest frames are kept");
    }

    [TestMethod]
    public void ARestartForgetsFramesAndResultsAndKeepsPortAndEndpoints()
    {
        using UdpAir air = NewAir();
        using UdpClient moved = new(new IPEndPoint(IPAddress.Loopback, 0));
        int port = air.ListenPort;
        int wakes = 0;
        air.Start(() => Interlocked.Increment(ref wakes));
        moved.Send(Datagram(Stranger, Own, 1), new IPEndPoint(IPAddress.Loopback, port));
        Eventually.IsTrue(() => Volatile.Read(ref wakes) == 1, "the frame waking the board");
        air.Send(Foreign, [1], 0, 1);
        air.Stop();
        Assert.AreEqual(0, air.Send(Stranger, [2], 0, 1), "a radio that is off takes nothing");
        air.Start(() => { });
        Assert.IsFalse(air.Receive(new ReceivedFrame()));
        Assert.IsFalse(air.TakeSendResult(new SendResult()));
        Assert.AreEqual(1, air.Send(Stranger, [3], 0, 1));
        Assert.AreEqual(3, Receive(moved)[^1]);
        Assert.AreEqual(port, air.ListenPort);
    }

    [TestMethod]
    public void LosesTheSameFramesWithTheSameSeed()
    {
        string first = DeliveredWithLoss(seed: 1);
        Assert.AreEqual(first, DeliveredWithLoss(seed: 1));
        Assert.AreNotEqual(first, DeliveredWithLoss(seed: 2));
        Assert.Contains('0', first);
        Assert.Contains('1', first);
    }

    [TestMethod]
    public void KeepsABoundedNumberOfAddresses()
    {
        UdpPeers peers = new();
        for (int i = 0; i < 3 * UdpPeers.Capacity; i++)
        {
            peers.Hear(Foreign, new IPEndPoint(IPAddress.Loopback, 1).Serialize());
            peers.Hear(Stranger + i, new IPEndPoint(IPAddress.Loopback, 2 + i).Serialize());
        }

        Assert.AreEqual(UdpPeers.Capacity, peers.Count);
        Assert.IsNotNull(peers.Find(Foreign), "an address that goes on talking stays known");
        Assert.IsNull(peers.Find(Stranger));
    }

    private static byte[] Datagram(long source, long destination, byte payload)
    {
        byte[] datagram = new byte[14];
        MacAddress.Write(source, datagram, 0);
        MacAddress.Write(destination, datagram, 6);
        datagram[12] = 0xCE;
        datagram[13] = payload;
        return datagram;
    }

    private static ReceivedFrame Next(UdpAir air)
    {
        ReceivedFrame frame = new();
        Eventually.IsTrue(() => air.Receive(frame), "a frame arriving");
        return frame;
    }

    private static byte[] Receive(UdpClient client)
    {
        Eventually.IsTrue(() => client.Available > 0, "a datagram arriving");
        IPEndPoint? sender = null;
        return client.Receive(ref sender);
    }

    private UdpAir NewAir(double loss = 0, int seed = 0)
    {
        int peer = ((IPEndPoint)_foreign.Client.LocalEndPoint!).Port;
        UdpAir air = new(Own, new UdpAirOptions { PeerPort = peer, Loss = loss, Seed = seed });
        air.Start(() => { });
        return air;
    }

    private string DeliveredWithLoss(int seed)
    {
        using UdpAir air = NewAir(0.5, seed);
        System.Text.StringBuilder delivered = new();
        SendResult result = new();
        for (int i = 0; i < 64; i++)
        {
            air.Send(Foreign, [1], 0, 1);
            Assert.IsTrue(air.TakeSendResult(result));
            delivered.Append(result.Delivered ? '1' : '0');
        }

        return delivered.ToString();
    }

    private void SendForeign(UdpAir air, byte[] datagram)
    {
        _foreign.Send(datagram, new IPEndPoint(IPAddress.Loopback, air.ListenPort));
    }

    private byte[] ReceiveForeign()
    {
        return Receive(_foreign);
    }
}
