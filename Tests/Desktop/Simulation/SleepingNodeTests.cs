using System.Text;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Examples;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A node that really sleeps: its board has no power between its messages but for its RTC memory.</summary>
[TestClass]
public sealed class SleepingNodeTests
{
    private const int Second = 1_000_000;
    private const long Address = 0x102;

    private readonly NetworkTestBed _bed = new(2, sleeping: 1);

    private VirtualNode Node => _bed.Nodes[1];

    [TestMethod]
    public void ItWakesForItsMessagesAndHearsNothingInBetween()
    {
        Begin();
        int asleep = 0;
        for (int i = 0; i < 600; i++)
        {
            Run(Second / 10);
            asleep += Node.IsAsleep ? 1 : 0;
        }

        Assert.IsInRange(500, 540, asleep, "tenths of a second of a minute");
        Assert.IsInRange(5, 7, Count("data"), "messages in a minute, one every 10 s");
    }

    [TestMethod]
    public void AWakeUpSendsWithoutAScanAndWithoutARegistration()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 20);
        int hellos = Count("hello");
        for (int i = 0; i < 20; i++)
        {
            int before = Count("data");
            _bed.WaitFor(() => Node.Firmware is not null, 15);
            long start = _bed.Scheduler.Now;
            _bed.WaitFor(() => Count("data") > before, 1);
            long work = _bed.Scheduler.Now - start;
            _bed.WaitFor(() => Node.IsAsleep, 2);
            long awake = _bed.Scheduler.Now - start;
            Assert.IsLessThan(350_000L, work, "from the program's start to the published message");
            Assert.IsLessThan(work + 400_000L, awake, "and the window in which it listens");
            if (i == 0)
            {
                Console.WriteLine($"{work} us from the program's start to the published message, {awake} us until it sleeps");
            }
        }

        Assert.AreEqual(hellos, Count("hello"));
        Assert.IsFalse(_bed.Log.Any(line => line.Message.Contains("counter", StringComparison.Ordinal)), "no counter was used twice");
    }

    [TestMethod]
    public void AMessageOfWhichEachAcknowledgementIsLostIsPublishedOnce()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 20);
        byte[]? lost = null;
        int attempts = 0;
        _bed.Air.Filter = (in AirAttempt attempt) =>
        {
            if (attempt.Source != Address || attempt.Payload[0] != FrameType.SensorData)
            {
                return AirOutcome.Arrived;
            }

            lost ??= attempt.Payload.ToArray();
            attempts += attempt.Payload.SequenceEqual(lost) ? 1 : 0;
            return attempts <= _bed.Air.Settings.Attempts ? AirOutcome.AckLost : AirOutcome.Arrived;
        };
        int before = Count("data");

        _bed.WaitFor(() => lost is not null, 15);
        _bed.WaitFor(() => Node.IsAsleep, 2);

        Assert.AreEqual(_bed.Air.Settings.Attempts + 1, attempts, "the same frame was sent again");
        Assert.AreEqual(before + 1, Count("data"));
        Assert.IsFalse(_bed.Log.Any(line => line.Message.Contains("fell back", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheSleepTimeCountsFromWakeUpToWakeUp()
    {
        Begin();
        List<long> times = [];
        int seen = Count("data");
        while (times.Count < 30)
        {
            _bed.WaitFor(() => Count("data") > seen, 15);
            seen = Count("data");
            times.Add(_bed.Scheduler.Now);
        }

        for (int i = 2; i < times.Count; i++)
        {
            Assert.IsInRange(9_990_000L, 10_010_000L, times[i] - times[i - 1], "microseconds between two messages");
        }
    }

    [TestMethod]
    [DataRow(60, 2.1)]
    [DataRow(300, 0.42)]
    public void ADayTakesALittleOfTheBattery(int seconds, double percent)
    {
        Begin();
        Tell("set/sleeptime", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _bed.WaitFor(() => Count("result/sleeptime") == 1, 15);
        _bed.WaitFor(() => Node.IsAsleep, 15);
        long before = Node.Board.AwakeMicroseconds;
        Run(86_400L * Second);
        double share = (Node.Board.AwakeMicroseconds - before) / 864.0 / Second;
        Console.WriteLine($"awake {share:f3} % of a day with a sleep time of {seconds} s, with 800 ms for each start");
        Assert.IsInRange(percent / 2, percent, share);
        Assert.IsInRange((86_400 / seconds) - 2, (86_400 / seconds) + 2, Count("data") - 1, "messages");
    }

    [TestMethod]
    public void WhatIsSentToItWaitsForItsNextMessage()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        int messages = Count("data");
        Tell("get/version", string.Empty);
        Run(2 * Second);
        Assert.IsTrue(Node.IsAsleep);
        Assert.AreEqual(0, Count("result/version"));
        _bed.WaitFor(() => Count("result/version") == 1, 15);
        Assert.AreEqual(messages + 1, Count("data"), "it came with the next message");
    }

    [TestMethod]
    public void ASleepTimeOf0KeepsItAwakeAndAnotherOneSetsItsPace()
    {
        Begin();
        Tell("set/sleeptime", "0");
        _bed.WaitFor(() => Count("result/sleeptime") == 1, 15);
        for (int i = 0; i < 300; i++)
        {
            Run(Second / 10);
            Assert.IsFalse(Node.IsAsleep);
        }

        Tell("set/sleeptime", "2");
        _bed.WaitFor(() => Count("result/sleeptime") == 2, 5);
        int before = Count("data");
        Run(20 * Second);
        Assert.IsInRange(9, 11, Count("data") - before, "messages in 20 s, one every 2 s");
    }

    [TestMethod]
    public void ACutOfPowerInItsSleepHasItRegisterAgain()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        int hellos = Count("hello");
        Node.Board.PowerOff();
        Assert.IsFalse(Node.IsAsleep);
        Node.Board.PowerOn();
        _bed.WaitFor(() => Count("hello") > hellos, 20);
    }

    [TestMethod]
    public void ABrownOutAtAnyMomentBetweenSendingAndSleepingHasItRegisterAgainAndUseNoCounterTwice()
    {
        Begin();
        for (int milliseconds = 790; milliseconds < 1250; milliseconds += 23)
        {
            _bed.WaitFor(() => Node.IsAsleep, 40);
            _bed.WaitFor(() => !Node.IsAsleep, 15);
            int hellos = Count("hello");
            Run(milliseconds * 1000L);
            Node.Board.Brownout();
            Assert.IsFalse(Node.IsAsleep);
            _bed.WaitFor(() => Count("hello") > hellos, 20);
        }

        Assert.IsFalse(
            _bed.Log.Any(line => line.Message.Contains("counter", StringComparison.Ordinal) || line.Message.Contains("replay", StringComparison.Ordinal)),
            string.Join('\n', _bed.Log.Select(line => line.Message)));
    }

    [TestMethod]
    public void ABrownOutInItsSleepHasItRegisterAgain()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        int hellos = Count("hello");
        Node.Board.Brownout();
        _bed.WaitFor(() => Count("hello") > hellos, 20);
        Assert.IsNull(Node.Board.RtcMemory, "what was kept is not kept any longer");
    }

    [TestMethod]
    public void AGatewayThatIsAwayCostsFewScansAndHearsItWhenItIsBack()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        _bed.Gateway.Board.PowerOff();
        long before = Node.Board.AwakeMicroseconds;
        Run(3600L * Second);
        Assert.IsLessThan(3600L * Second / 5, Node.Board.AwakeMicroseconds - before);
        _bed.Gateway.Board.PowerOn();
        int data = Count("data");
        _bed.WaitFor(() => Count("data") > data + 2, 60);
    }

    [TestMethod]
    public void ASleepTimeOf0LastsUntilItsNextStart()
    {
        Begin();
        Tell("set/sleeptime", "0");
        _bed.WaitFor(() => _bed.Broker.Messages.Any(message => message.Text == "{\"sleeptime\":0}"), 25);
        Node.Board.Restart();
        _bed.WaitFor(() => Node.IsAsleep, 60);
    }

    [TestMethod]
    public void ADashButtonSleepsUntilItIsPressed()
    {
        NetworkTestBed bed = new(1, application: (_, _) => ExampleNodes.Create("dashbutton", new ExampleHardware()), sleeping: 0);
        bed.Start();
        bed.WaitFor(() => bed.Nodes[0].IsAsleep, 40);
        int first = bed.Broker.Messages.Count(message => message.Topic == "enigmaiot/node1/data");
        Assert.AreEqual(1, first);
        bed.Scheduler.RunTo(bed.Scheduler.Now + (86_400L * Second));
        Assert.IsTrue(bed.Nodes[0].IsAsleep);
        for (int i = 0; i < 3; i++)
        {
            bed.Nodes[0].Board.PressWakeButton();
            bed.WaitFor(() => bed.Broker.Messages.Count(message => message.Topic == "enigmaiot/node1/data") == first + i + 1, 2);
            bed.WaitFor(() => bed.Nodes[0].IsAsleep, 2);
        }
    }

    private void Begin()
    {
        _bed.Start();
        _bed.WaitFor(() => _bed.AreRegistered && Count("data") > 0, 20);
    }

    private void Run(long microseconds)
    {
        _bed.Scheduler.RunTo(_bed.Scheduler.Now + microseconds);
    }

    private int Count(string subject)
    {
        return _bed.Broker.Messages.Count(message => message.Topic == $"enigmaiot/node2/{subject}");
    }

    private void Tell(string command, string payload)
    {
        _bed.Broker.Publish($"enigmaiot/node2/{command}", Encoding.UTF8.GetBytes(payload), retain: false);
    }
}
