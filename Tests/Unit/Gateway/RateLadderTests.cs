using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class RateLadderTests
{
    private readonly RateLadder _ladder = new RateLadder();

    [TestMethod]
    public void FramesGoAtOneMegabitUntilEnoughWereAcknowledged()
    {
        Send(RateLadder.LeastFrames - 1, true);
        Assert.AreEqual(0, _ladder.Next);
        Send(1, true);
        Assert.AreEqual(1, _ladder.Next);
    }

    [TestMethod]
    public void OneFrameTriesTheNextRateBeforeOthersGoAtIt()
    {
        Send(RateLadder.LeastFrames, true);
        _ladder.OnSending();
        Assert.AreEqual(0, _ladder.Next);
        _ladder.OnSending();
        _ladder.OnSent(1, true);
        Assert.AreEqual(1, _ladder.Next);
        _ladder.OnSent(0, true);
        Assert.AreEqual((int)AirRate.Megabit2, (int)_ladder.Rate);
    }

    [TestMethod]
    public void AGoodLinkHasTheHighestRateSoon()
    {
        Send(100, true);
        Assert.AreEqual((int)AirRate.Megabit54, (int)_ladder.Rate);
        Send(1000, true);
        Assert.AreEqual((int)AirRate.Megabit54, (int)_ladder.Rate);
    }

    [TestMethod]
    public void ATryThatFailsChangesNothingAndTheNextOneComesLater()
    {
        Send(RateLadder.LeastFrames, true);
        Send(1, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)_ladder.Rate);
        Send((2 * RateLadder.LeastFrames) - 1, true);
        Assert.AreEqual(0, _ladder.Next);
        Send(1, true);
        Assert.AreEqual(1, _ladder.Next);
    }

    [TestMethod]
    public void TriesThatFailAgainAndAgainAreSeldom()
    {
        int tries = 0;
        for (int i = 0; i < 10 * RateLadder.MostFrames; i++)
        {
            int step = _ladder.Next;
            tries += step;
            _ladder.OnSending();
            _ladder.OnSent(step, step == 0);
        }

        Assert.IsTrue(tries >= 10 && tries <= 17, tries.ToString());
    }

    [TestMethod]
    public void AFrameThatIsLostTakesTheRateAStepDown()
    {
        Send(100, true);
        Send(1, false);
        Assert.AreEqual((int)AirRate.Megabit36, (int)_ladder.Rate);
    }

    [TestMethod]
    public void SomeInARowTakeItToOneMegabit()
    {
        Send(100, true);
        int step = _ladder.Next;
        for (int i = 1; i < RateLadder.FramesToBase; i++)
        {
            _ladder.OnSent(step, false);
        }

        Assert.AreEqual((int)AirRate.Megabit36, (int)_ladder.Rate);
        _ladder.OnSent(step, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)_ladder.Rate);
    }

    [TestMethod]
    public void WhatWasSentBeforeTheRateFellRaisesItNoMore()
    {
        Send(100, true);
        int step = _ladder.Next;
        _ladder.OnSent(step, false);
        for (int i = 0; i < 2 * RateLadder.LeastFrames; i++)
        {
            _ladder.OnSent(step, true);
        }

        Assert.AreEqual(step - 1, _ladder.Next);
    }

    [TestMethod]
    public void ALostFrameFromBeforeTheRateRosePutsTheLowerOneInDoubt()
    {
        Send(RateLadder.LeastFrames, true);
        Send(1, true);
        _ladder.OnSent(0, false);
        Assert.AreEqual((int)AirRate.Megabit1, (int)_ladder.Rate);
    }

    [TestMethod]
    public void WhereTheResultOfATryDoesNotComeAnotherOneFollows()
    {
        Send(RateLadder.LeastFrames, true);
        _ladder.OnSending();
        _ladder.OnDisowned();
        Send(RateLadder.LeastFrames, true);
        Assert.AreEqual(1, _ladder.Next);
    }

    private void Send(int frames, bool delivered)
    {
        for (int i = 0; i < frames; i++)
        {
            int step = _ladder.Next;
            _ladder.OnSending();
            _ladder.OnSent(step, delivered);
        }
    }
}
