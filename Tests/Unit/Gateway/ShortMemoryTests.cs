using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A heap that is short in the middle of a turn: what came is refused, counted and told, and nothing else is lost.</summary>
[TestClass]
public class ShortMemoryTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void ChunkForWhichThereIsNoMemoryIsAskedForAgainAndTheUpdateGoesOn()
    {
        GatewayRig rig = new GatewayRig();
        ShortPort port = new ShortPort(new Base64());
        rig.Parts.Base64 = port;
        rig.Start();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        port.IsShort = true;
        updater.Chunk(2);
        Assert.AreEqual(1, rig.Gateway.Rejects.Total);
        Assert.AreEqual(1, rig.Count("gateway/notice"));
        Assert.Contains("short of memory", rig.Told("gateway/notice"));
        port.IsShort = false;
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, rig.Count("gateway/notice"));
    }

    [TestMethod]
    public void MessagesThatTheLinkHasNoMemoryForWaitAndComeOutInOrder()
    {
        GatewayRig rig = new GatewayRig();
        ShortLink link = new ShortLink(rig.Link);
        rig.Parts.Mqtt = link;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        link.IsShort = true;
        node.SendData(0, new byte[] { 1 });
        node.SendData(0, new byte[] { 2 });
        Assert.AreEqual(0, rig.Count("kitchen/data"));
        Assert.IsTrue(rig.Gateway.Rejects.Total > 0);
        link.IsShort = false;
        rig.Run(200);
        Assert.AreEqual(2, rig.Count("kitchen/data"));
        Assert.AreEqual(2, (int)rig.Link.LastOf("greenhouse/kitchen/data").Payload[0]);
        Assert.AreEqual(1, rig.Count("gateway/notice"));
    }

    [TestMethod]
    public void NothingElseWaitsForWhatHasNoMemory()
    {
        GatewayRig rig = new GatewayRig();
        ShortLink link = new ShortLink(rig.Link);
        rig.Parts.Mqtt = link;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        link.IsShort = true;
        rig.Tell("kitchen/set/identify", "");
        Assert.IsNotNull(node.NextControl());
    }

    [TestMethod]
    public void TurnThatHasNoMemoryForTheRadioDoesTheRestAndLosesNothing()
    {
        GatewayRig rig = new GatewayRig();
        ShortRadio radio = new ShortRadio(rig.Radio);
        rig.Parts.Radio = radio;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();
        radio.IsShort = true;
        rig.Tell("gateway/get/status", "");
        node.SendData(0, new byte[] { 7 });
        Assert.AreEqual(0, rig.Count("kitchen/data"));
        Assert.IsTrue(rig.Gateway.Rejects.Total > 0);
        Assert.IsTrue(rig.Gateway.Pump() <= 100, "it is tried again soon");
        radio.IsShort = false;
        rig.Run(200);
        Assert.AreEqual(1, rig.Count("kitchen/data"));
        Assert.AreEqual(1, rig.Count("gateway/notice"));
    }

    [TestMethod]
    public void ResultThatWasLostForWantOfMemoryIsNoneAndTheNextOneGoesToItsSender()
    {
        FakeRadio inner = new FakeRadio(1);
        inner.HoldsResults = true;
        ShortRadio radio = new ShortRadio(inner);
        RadioSender sender = new RadioSender(radio);
        RecordingOwner owner = new RecordingOwner();
        RecordingOwner other = new RecordingOwner();
        Assert.IsTrue(sender.Send(owner, 7, 2, new byte[4], 4));
        Assert.IsTrue(sender.Send(other, 8, 2, new byte[4], 4));
        inner.Complete(true);
        inner.Complete(true);
        radio.LosesResult = true;
        Assert.ThrowsException(typeof(OutOfMemoryException), () => { sender.Collect(0); });
        sender.Collect(0);
        Assert.AreEqual("7- ", owner.Results);
        Assert.AreEqual("8+ ", other.Results);
    }

    [TestMethod]
    public void ResultOfAFrameThatWasSentWithoutMemoryToNoteItGoesToNobody()
    {
        FakeRadio inner = new FakeRadio(1);
        inner.HoldsResults = true;
        RadioSender sender = new RadioSender(inner);
        RecordingOwner owner = new RecordingOwner();
        Assert.IsTrue(inner.Send(2, new byte[4], 0, 4) > 0);
        Assert.IsTrue(sender.Send(owner, 7, 2, new byte[4], 4));
        inner.Complete(false);
        inner.Complete(true);
        sender.Collect(0);
        Assert.AreEqual("7+ ", owner.Results);
    }

    /// <summary>A decoder that may have no memory.</summary>
    private sealed class ShortPort : IBase64
    {
        private readonly IBase64 _inner;

        public ShortPort(IBase64 inner)
        {
            _inner = inner;
        }

        public bool IsShort { get; set; }

        public int Decode(byte[] text, int offset, int count, byte[] output, int outputOffset, int capacity)
        {
            if (IsShort)
            {
                throw new OutOfMemoryException();
            }

            return _inner.Decode(text, offset, count, output, outputOffset, capacity);
        }
    }

    /// <summary>A link that may have no memory for what it is to publish.</summary>
    private sealed class ShortLink : IMqttLink
    {
        private readonly IMqttLink _inner;

        public ShortLink(IMqttLink inner)
        {
            _inner = inner;
        }

        public bool IsShort { get; set; }

        public MqttLinkState State
        {
            get { return _inner.State; }
        }

        public string LastError
        {
            get { return _inner.LastError; }
        }

        public void Connect(string willTopic, string willPayload, string[] subscriptions)
        {
            _inner.Connect(willTopic, willPayload, subscriptions);
        }

        public void Abandon()
        {
            _inner.Abandon();
        }

        public bool TryReceive(MqttMessage message)
        {
            return _inner.TryReceive(message);
        }

        public bool Publish(string topic, byte[] payload, bool retain)
        {
            if (IsShort)
            {
                throw new OutOfMemoryException();
            }

            return _inner.Publish(topic, payload, retain);
        }
    }

    /// <summary>A radio whose program may have no memory to take what came.</summary>
    private sealed class ShortRadio : IRadio
    {
        private readonly IRadio _inner;

        public ShortRadio(IRadio inner)
        {
            _inner = inner;
        }

        public bool IsShort { get; set; }

        /// <summary>Gets or sets whether the next result is taken, and there is no memory to hand it out.</summary>
        public bool LosesResult { get; set; }

        public long Address
        {
            get { return _inner.Address; }
        }

        public int Channel
        {
            get { return _inner.Channel; }
        }

        public int Overruns
        {
            get { return _inner.Overruns; }
        }

        public int SendCapacity
        {
            get { return _inner.SendCapacity; }
        }

        public FrameRoom Room
        {
            get { return _inner.Room; }
        }

        public bool TrySetRoom(FrameRoom room)
        {
            return _inner.TrySetRoom(room);
        }

        public bool Receive(ReceivedFrame frame)
        {
            if (IsShort)
            {
                throw new OutOfMemoryException();
            }

            return _inner.Receive(frame);
        }

        public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
        {
            return _inner.Send(destination, frame, offset, count, rate);
        }

        public bool TakeSendResult(SendResult result)
        {
            bool taken = !IsShort && _inner.TakeSendResult(result);
            if (IsShort || (taken && LosesResult))
            {
                LosesResult = false;
                throw new OutOfMemoryException();
            }

            return taken;
        }
    }
}
