using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class SchedulerTests
{
    private readonly Scheduler _scheduler = new();
    private readonly List<string> _ran = [];

    [TestMethod]
    public void RunsEventsByTimeAndThoseOfOneTimeInOrder()
    {
        _scheduler.At(20, () => _ran.Add("c"));
        _scheduler.At(10, () => _ran.Add("a"));
        _scheduler.At(10, () => _ran.Add("b"));
        _scheduler.At(10, () => _scheduler.After(0, () => _ran.Add("b2")));

        _scheduler.RunTo(30);

        Assert.AreEqual("a b b2 c", string.Join(' ', _ran));
        Assert.AreEqual(30, _scheduler.Now);
    }

    [TestMethod]
    public void StopsAtTheEventThatFulfilsTheCondition()
    {
        _scheduler.At(10, () => _ran.Add("a"));
        _scheduler.At(20, () => _ran.Add("b"));

        Assert.IsTrue(_scheduler.RunUntil(() => _ran.Count == 1, 100));

        Assert.AreEqual(10, _scheduler.Now);
        Assert.AreEqual(20, _scheduler.NextTime);
    }

    [TestMethod]
    public void SaysThatTheLimitCameFirst()
    {
        _scheduler.At(101, () => _ran.Add("a"));

        Assert.IsFalse(_scheduler.RunUntil(() => _ran.Count == 1, 100));

        Assert.AreEqual(100, _scheduler.Now);
    }

    [TestMethod]
    public void AnEventForThePastHappensNow()
    {
        _scheduler.RunTo(50);
        _scheduler.At(10, () => _ran.Add("a"));

        Assert.IsTrue(_scheduler.RunUntil(() => _ran.Count == 1, 100));

        Assert.AreEqual(50, _scheduler.Now);
    }

    [TestMethod]
    public void QueuesAKeptDelegateWithoutAllocating()
    {
        Action action = () => { };
        Func<bool> never = () => false;
        long before = 0;
        for (int i = 0; i < 1000; i++)
        {
            before = i == 500 ? GC.GetAllocatedBytesForCurrentThread() : before;
            _scheduler.After(10, action);
            _scheduler.RunUntil(never, _scheduler.Now + 5);
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [TestMethod]
    public void WorkOfAnotherThreadWakesTheRunner()
    {
        using RealTimeRunner runner = new(_scheduler);
        using CancellationTokenSource giveUp = new(TimeSpan.FromSeconds(30));
        int runnersThread = Environment.CurrentManagedThreadId;
        int usedThread = 0;
        Thread other = new(() => _scheduler.Post(() => usedThread = Environment.CurrentManagedThreadId));
        other.Start();

        Assert.IsTrue(runner.Run(giveUp.Token, () => usedThread != 0));

        Assert.AreEqual(runnersThread, usedThread);
    }

    [TestMethod]
    public void InRealTimeEventsKeepTheirVirtualTimes()
    {
        using RealTimeRunner runner = new(_scheduler);
        List<long> times = [];
        _scheduler.At(1000, () => times.Add(_scheduler.Now));
        _scheduler.At(1000, () => _scheduler.After(250, () => times.Add(_scheduler.Now)));

        Assert.IsTrue(runner.Run(CancellationToken.None, () => times.Count == 2));

        CollectionAssert.AreEqual(new long[] { 1000, 1250 }, times);
    }

    [TestMethod]
    public void ACancelledRunEnds()
    {
        using RealTimeRunner runner = new(_scheduler);
        using CancellationTokenSource cancellation = new();
        _scheduler.At(1, cancellation.Cancel);

        Assert.IsFalse(runner.Run(cancellation.Token));
    }

    [TestMethod]
    public void ABoardsClockCountsFromItsStartAndKnowsTheDayOnlyWhenTold()
    {
        VirtualClock clock = new(_scheduler);
        _scheduler.RunTo(5_000_000);
        clock.Restart();
        _scheduler.RunTo(5_002_999);

        Assert.AreEqual(2, clock.Milliseconds);
        Assert.AreEqual(0, clock.UnixMicroseconds);

        clock.UnixEpoch = 1_700_000_000_000_000;
        Assert.AreEqual(1_700_000_005_002_999, clock.UnixMicroseconds);
    }
}
