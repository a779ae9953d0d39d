using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>Window answers that come late: what an earlier one told stays true.</summary>
[TestClass]
public sealed class OutdatedAnswerTests
{
    [TestMethod]
    public void OutdatedAnswerDoesNotNarrowTheWindow()
    {
        WindowDelivery delivery = new(Ring(20), 20, 4);
        Send(delivery, 1, 5);
        Answer(delivery, 6, 0);
        Send(delivery, 6, 9);
        Assert.IsFalse(Answer(delivery, 3, 0));
        Send(delivery, 10, 10);
    }

    [TestMethod]
    public void WhatIsToldTwiceIsNoNewsThoughAnAnswerWithLessCameBetween()
    {
        WindowDelivery delivery = new(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        Answer(delivery, 1, 0b10);
        Send(delivery, 1, 2);
        Answer(delivery, 1, 0);
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Answer(delivery, 1, 0b10);
        Send(delivery, 1, 2);
        Send(delivery, 4, 5);
    }

    private static ChunkRing Ring(int count)
    {
        ChunkRing ring = new();
        for (int i = 0; i < count; i++)
        {
            ring.Append(OtaLimits.ChunkCount);
        }

        return ring;
    }

    private static void Send(WindowDelivery delivery, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.AreEqual(i, delivery.Next(0));
            delivery.OnSending(i, 0);
            delivery.OnSent(i, true, 0);
        }
    }

    private static bool Answer(WindowDelivery delivery, int missing, byte bitmap)
    {
        byte[] answer = new byte[OtaAnswer.BitmapOffset + 1];
        int count = OtaAnswer.WriteWindow(answer, 0, missing, 1);
        answer[OtaAnswer.BitmapOffset] = bitmap;
        return delivery.OnAnswer(OtaStatus.Window, answer, 0, count, 0);
    }
}
