using System.Text;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Web;

[TestClass]
public class LogRingTests
{
    [TestMethod]
    public void KeepsLinesWithTimeAndLevelAndPassesThemOn()
    {
        ListLog next = new ListLog();
        FakeClock clock = new FakeClock();
        clock.Milliseconds = 12345;
        LogRing ring = new LogRing(next, clock, 1024);
        ring.Write(LogLevel.Warning, "one\r\ntwo");
        clock.Milliseconds = 60000;
        ring.Write(LogLevel.Error, "three");
        Assert.AreEqual("12.3 W one  two\n60.0 E three\n", Text(ring));
        Assert.AreEqual("three", next.Last);
    }

    [TestMethod]
    public void OldLinesGiveWayWhole()
    {
        LogRing ring = new LogRing(new ListLog(), new FakeClock(), 256);
        for (int i = 0; i < 1000; i++)
        {
            ring.Write(LogLevel.Information, "line " + i.ToString());
        }

        string text = Text(ring);
        Assert.IsTrue(text.Length <= 256 && text.Length > 200);
        Assert.IsTrue(text.StartsWith("0.0 I line 98"));
        Assert.IsTrue(text.EndsWith("line 999\n"));
    }

    [TestMethod]
    public void KeepsAHundredLinesAtMostAndCutsLongOnes()
    {
        LogRing ring = new LogRing(new ListLog(), new FakeClock(), 40000);
        for (int i = 0; i < 150; i++)
        {
            ring.Write(LogLevel.Information, new string('a', 300));
        }

        Assert.AreEqual(LogRing.MaximumLines * LogRing.MaximumLine, ring.End - ring.Start);
    }

    [TestMethod]
    public void AReaderGoesOnBehindWhatHasGivenWay()
    {
        LogRing ring = new LogRing(new ListLog(), new FakeClock(), 256);
        ring.Write(LogLevel.Information, "first");
        byte[] buffer = new byte[8];
        ring.Read(0, buffer, buffer.Length, out int next);
        for (int i = 0; i < 100; i++)
        {
            ring.Write(LogLevel.Information, "later");
        }

        Assert.IsTrue(next < ring.Start);
        Assert.AreEqual(8, ring.Read(next, buffer, buffer.Length, out next));
        Assert.AreEqual(ring.Start + 8, next);
    }

    private static string Text(LogRing ring)
    {
        byte[] buffer = new byte[2048];
        int count = ring.Read(0, buffer, buffer.Length, out _);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }
}
