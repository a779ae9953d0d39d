using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class MessageRingTests
{
    [TestMethod]
    public void GivesMessagesBackInOrder()
    {
        MessageRing ring = new MessageRing(3, 100);
        MqttMessage message = new MqttMessage();
        for (int i = 0; i < 10; i++)
        {
            byte[] payload = new byte[i];
            Assert.IsTrue(ring.Add("topic" + i.ToString(), payload, i % 2 == 0));
            Assert.IsTrue(ring.Add("other", new byte[1], false));
            Assert.IsTrue(ring.Take(message));
            Assert.AreEqual("topic" + i.ToString(), message.Topic);
            Assert.AreSame(payload, message.Payload);
            Assert.AreEqual(i % 2 == 0, message.Retained);
            Assert.IsTrue(ring.Take(message));
            Assert.AreEqual("other", message.Topic);
        }

        Assert.IsFalse(ring.Take(message));
        Assert.AreEqual(0, ring.Bytes);
    }

    [TestMethod]
    public void RefusesAndCountsTheNewestWhereItIsFull()
    {
        MessageRing ring = new MessageRing(2, 100);
        Assert.IsTrue(ring.Add("1", new byte[0], false));
        Assert.IsTrue(ring.Add("2", new byte[0], false));
        Assert.IsFalse(ring.Add("3", new byte[0], false));
        Assert.AreEqual(1, ring.Refused);
        MqttMessage message = new MqttMessage();
        ring.Take(message);
        Assert.AreEqual("1", message.Topic);
        Assert.IsTrue(ring.Add("4", new byte[0], false));
        Assert.AreEqual(2, ring.Count);
    }

    [TestMethod]
    public void RefusesMoreBytesThanItMayHold()
    {
        MessageRing ring = new MessageRing(10, 100);
        Assert.IsFalse(ring.Add("large", new byte[101], false));
        Assert.IsTrue(ring.Add("1", new byte[60], false));
        Assert.IsFalse(ring.Add("2", new byte[41], false));
        Assert.IsTrue(ring.Add("3", new byte[40], false));
        Assert.AreEqual(100, ring.Bytes);
        Assert.AreEqual(2, ring.Refused);
        ring.Clear();
        Assert.AreEqual(0, ring.Count);
        Assert.AreEqual(0, ring.Bytes);
        Assert.IsFalse(ring.Take(new MqttMessage()));
        Assert.IsTrue(ring.Add("4", new byte[100], false));
    }
}
