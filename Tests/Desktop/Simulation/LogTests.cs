using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class LogTests
{
    [TestMethod]
    public void ALineTellsTimeBoardAndLevel()
    {
        Scheduler scheduler = new();
        scheduler.RunTo(12_345_678);
        StringWriter writer = new() { NewLine = "\n" };
        ConsoleLog log = new(scheduler, "kitchen", writer);
        log.Write(LogLevel.Information, "registered");
        log.Write(LogLevel.Warning, "refused");

        Assert.AreEqual("  12.345678 kitchen: registered\n  12.345678 kitchen warning: refused\n", writer.ToString());
    }

    [TestMethod]
    public void LinesBelowTheMinimumAreLeftOut()
    {
        StringWriter writer = new();
        ConsoleLog log = new(new Scheduler(), "kitchen", writer, LogLevel.Error);
        log.Write(LogLevel.Warning, "refused");

        Assert.AreEqual(string.Empty, writer.ToString());
    }

    [TestMethod]
    public void BoardsMayShareOneMemory()
    {
        Scheduler scheduler = new();
        List<LogLine> lines = [];
        new MemoryLog(scheduler, "a", lines).Write(LogLevel.Information, "one");
        new MemoryLog(scheduler, "b", lines).Write(LogLevel.Error, "two");

        CollectionAssert.AreEqual(
            new[] { new LogLine(0, "a", LogLevel.Information, "one"), new LogLine(0, "b", LogLevel.Error, "two") },
            lines);
    }
}
