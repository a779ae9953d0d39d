using EnigmaIoT.Shared.Buffers;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class MessagePaceTests
{
    [TestMethod]
    public void HandsOverAFewMessagesAndThenNoneForATurn()
    {
        MessagePace pace = new MessagePace(2, 100, 300);
        Take(pace, 10, 1000);
        Take(pace, 10, 1000);
        Assert.IsFalse(pace.Allows(10, 1000 + MessagePace.TurnMilliseconds - 1));
        Take(pace, 10, 1000 + MessagePace.TurnMilliseconds);
    }

    [TestMethod]
    public void HandsOverALongMessageAlone()
    {
        MessagePace pace = new MessagePace(5, 100, 300);
        Assert.IsFalse(pace.Allows(301, 1000));
        Take(pace, 300, 1000);
        Assert.IsFalse(pace.Allows(1, 1000));
        Take(pace, 60, 2000);
        Assert.IsFalse(pace.Allows(41, 2000));
        Take(pace, 40, 2000);
    }

    [TestMethod]
    public void WhatWasNotTakenDoesNotCount()
    {
        MessagePace pace = new MessagePace(1, 100, 300);
        Assert.IsTrue(pace.Allows(10, 1000));
        Take(pace, 300, 1001);
        Assert.IsFalse(pace.Allows(1, 1002));
    }

    private static void Take(MessagePace pace, int bytes, long now)
    {
        Assert.IsTrue(pace.Allows(bytes, now));
        pace.Note(bytes);
    }
}
