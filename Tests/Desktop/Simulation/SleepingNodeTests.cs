using System.Text;
using EnigmaIoT.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A node that really sleeps: radio and program stand still between its messages.</summary>
[TestClass]
public sealed class SleepingNodeTests
{
    private const int Second = 1_000_000;

    private readonly NetworkTestBed _bed = new(2, sleeping: 1);

    private VirtualNode Node => _bed.Nodes[1];

    [TestMethod]
    public void ItWakesForItsMessagesAndHearsNothingInBetween()
    {
        Begin();
        int asleep = 0;
        for (int i = 0; i < 600; i++)
        {
            _bed.Scheduler.RunTo(_bed.Scheduler.Now + (Second / 10));
            asleep += Node.IsAsleep ? 1 : 0;
        }

        Assert.IsInRange(550, 590, asleep, "tenths of a second of a minute");
        Assert.IsInRange(5, 7, Count("data"), "messages in a minute, one every 10 s");
        Assert.IsTrue(Node.Firmware!.IsRegistered);
    }

    [TestMethod]
    public void WhatIsSentToItWaitsForItsNextMessage()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        int messages = Count("data");
        Tell("get/version", string.Empty);
        _bed.Scheduler.RunTo(_bed.Scheduler.Now + (2 * Second));
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
            _bed.Scheduler.RunTo(_bed.Scheduler.Now + (Second / 10));
            Assert.IsFalse(Node.IsAsleep);
        }

        Tell("set/sleeptime", "2");
        _bed.WaitFor(() => Count("result/sleeptime") == 2, 5);
        int before = Count("data");
        _bed.Scheduler.RunTo(_bed.Scheduler.Now + (20 * Second));
        Assert.IsInRange(9, 11, Count("data") - before, "messages in 20 s, one every 2 s");
    }

    [TestMethod]
    public void ARestartWakesIt()
    {
        Begin();
        _bed.WaitFor(() => Node.IsAsleep, 15);
        Node.Board.PowerOff();
        Assert.IsFalse(Node.IsAsleep);
        Node.Board.PowerOn();
        _bed.WaitFor(() => Node.Firmware?.IsRegistered == true, 20);
    }

    private void Begin()
    {
        _bed.Start();
        _bed.WaitFor(() => _bed.AreRegistered && Count("data") > 0, 20);
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
