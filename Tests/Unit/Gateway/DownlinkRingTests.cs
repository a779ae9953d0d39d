using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>The buffer in which messages to nodes wait.</summary>
[TestClass]
public class DownlinkRingTests
{
    [TestMethod]
    public void MessagesComeOutAsTheyWerePutInWhateverIsRemovedBetweenThem()
    {
        DownlinkRing messages = new DownlinkRing();
        for (int i = 0; i < DownlinkRing.Capacity; i++)
        {
            Assert.IsTrue(Add(messages, i, i + 1));
        }

        Assert.IsFalse(Add(messages, 99, 1), "no more than sixteen");
        messages.Remove(3);
        messages.Remove(DownlinkRing.Capacity - 2);
        messages.Remove(0);
        Assert.AreEqual(DownlinkRing.Capacity - 3, messages.Count);
        int at = 0;
        for (int i = 1; i < DownlinkRing.Capacity - 1; i++)
        {
            if (i == 3)
            {
                continue;
            }

            int start = messages.Find(at);
            Assert.AreEqual(i, messages.Destination(start));
            Assert.AreEqual((byte)(i + 64), messages.Encoding(start));
            Assert.AreEqual(FrameType.DataSet, messages.Type(start));
            Assert.AreEqual(i + 1, messages.BodyCount(start));
            Assert.AreEqual((byte)i, messages.Bytes[messages.BodyOffset(start)]);
            Assert.AreEqual((byte)i, messages.Bytes[messages.BodyOffset(start) + i]);
            at++;
        }
    }

    [TestMethod]
    [DataRow(DownlinkRing.MaximumBytes, 6)]
    [DataRow(DownlinkRing.TightBytes, 4)]
    public void LongMessagesFillItBeforeThereAreSixteen(int size, int expected)
    {
        DownlinkRing messages = new DownlinkRing(size);
        int count = 0;
        while (Add(messages, count, PayloadFrame.MaximumPayload))
        {
            count++;
        }

        Assert.AreEqual(expected, count);
        Assert.IsTrue(Add(messages, count, 1), "a short one still fits in");
        messages.Remove(0);
        Assert.IsTrue(Add(messages, count, PayloadFrame.MaximumPayload));
        Assert.AreEqual(expected + 1, messages.Count);
    }

    private static bool Add(DownlinkRing messages, int number, int count)
    {
        byte[] body = new byte[count];
        body[0] = (byte)number;
        body[count - 1] = (byte)number;
        return messages.TryAdd(null, number, FrameType.DataSet, (byte)(number + 64), body, 0, count);
    }
}
