using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class RateLadderTests
{
    [TestMethod]
    public void FramesGoAtOneMegabitUntilEnoughWereAcknowledged()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, RateLadder.MinimumFrames - 1, true);
        Assert.AreEqual(0, ladder.Next);
        Send(ladder, 1, true);
        Assert.AreEqual(1, ladder.Next);
    }

    [TestMethod]
    public void OneFrameTriesTheNextRateBeforeOthersGoAtIt()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, RateLadder.MinimumFrames, true);
        ladder.OnSending();
        Assert.AreEqual(0, ladder.Next);
        ladder.OnSending();
        ladder.OnSent(1, true);
        Assert.AreEqual(1, ladder.Next);
        ladder.OnSent(0, true);
        Assert.AreEqual((int)AirRate.Megabit2, (int)ladder.Rate);
    }

    [TestMethod]
    public void AGoodLinkHasTheHighestRateSoon()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, 100, true);
        Assert.AreEqual((int)AirRate.Megabit54, (int)ladder.Rate);
        Send(ladder, 1000, true);
        Assert.AreEqual((int)AirRate.Megabit54, (int)ladder.Rate);
    }

    [TestMethod]
    public void ATryThatFailsChangesNothingAndTheNextOneComesLater()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, RateLadder.MinimumFrames, true);
        Send(ladder, 1, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)ladder.Rate);
        Send(ladder, (2 * RateLadder.MinimumFrames) - 1, true);
        Assert.AreEqual(0, ladder.Next);
        Send(ladder, 1, true);
        Assert.AreEqual(1, ladder.Next);
    }

    [TestMethod]
    public void TriesThatFailAgainAndAgainAreSeldom()
    {
        RateLadder ladder = new RateLadder();
        int tries = 0;
        for (int i = 0; i < 10 * RateLadder.MaximumFrames; i++)
        {
            int step = ladder.Next;
            tries += step;
            ladder.OnSending();
            ladder.OnSent(step, step == 0);
        }

        Assert.IsTrue(tries >= 10 && tries <= 17, tries.ToString());
    }

    [TestMethod]
    public void AFrameThatIsLostTakesTheRateAStepDown()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, 100, true);
        Send(ladder, 1, false);
        Assert.AreEqual((int)AirRate.Megabit36, (int)ladder.Rate);
    }

    [TestMethod]
    public void SomeInARowTakeItToOneMegabit()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, 100, true);
        int step = ladder.Next;
        for (int i = 1; i < RateLadder.FramesToBase; i++)
        {
            ladder.OnSent(step, false);
        }

        Assert.AreEqual((int)AirRate.Megabit36, (int)ladder.Rate);
        ladder.OnSent(step, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)ladder.Rate);
    }

    [TestMethod]
    public void WhatWasSentBeforeTheRateFellRaisesItNoMore()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, 100, true);
        int step = ladder.Next;
        ladder.OnSent(step, false);
        for (int i = 0; i < 2 * RateLadder.MinimumFrames; i++)
        {
            ladder.OnSent(step, true);
        }

        Assert.AreEqual(step - 1, ladder.Next);
    }

    [TestMethod]
    public void ALostFrameFromBeforeTheRateRosePutsTheLowerOneInDoubt()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, RateLadder.MinimumFrames, true);
        Send(ladder, 1, true);
        ladder.OnSent(0, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)ladder.Rate);
    }

    [TestMethod]
    public void WhereTheResultOfATryDoesNotComeAnotherOneFollows()
    {
        RateLadder ladder = new RateLadder();
        Send(ladder, RateLadder.MinimumFrames, true);
        ladder.OnSending();
        ladder.OnDisowned();
        Send(ladder, RateLadder.MinimumFrames, true);
        Assert.AreEqual(1, ladder.Next);
    }

    private static void Send(RateLadder ladder, int frames, bool delivered)
    {
        for (int i = 0; i < frames; i++)
        {
            int step = ladder.Next;
            ladder.OnSending();
            ladder.OnSent(step, delivered);
        }
    }
}
