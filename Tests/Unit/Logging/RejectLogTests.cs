using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Logging;

[TestClass]
public class RejectLogTests
{
    private const long Sender = 0x240AC4000001;

    private static FakeClock _clock;
    private static ListLog _log;
    private static RejectLog _rejects;

    [TestMethod]
    public void LogsSenderAndReasonOnceAMinuteWithTheirCount()
    {
        Start();
        for (int i = 0; i < 60; i++)
        {
            _rejects.Reject(Sender, "too short");
            _clock.Advance(1000);
        }

        Assert.AreEqual(1, _log.Count);
        Assert.AreEqual("refused from 24:0A:C4:00:00:01: too short", _log.Last);
        Assert.AreEqual((int)LogLevel.Warning, (int)_log.Level(0));

        _rejects.Reject(Sender, "too short");
        Assert.AreEqual(2, _log.Count);
        Assert.AreEqual("refused from 24:0A:C4:00:00:01: too short (60 times)", _log.Last);
        Assert.AreEqual(61, _rejects.Total);
    }

    [TestMethod]
    public void TellsSendersAndReasonsApart()
    {
        Start();

        _rejects.Reject(Sender, "too short");
        _rejects.Reject(Sender, "too long");
        _rejects.Reject(Sender + 1, "too short");
        _rejects.Reject("enigmaiot/kitchen/set/ota", "too short");
        _rejects.Reject(Sender, "too " + "short");

        Assert.AreEqual(4, _log.Count);
        Assert.AreEqual("refused from enigmaiot/kitchen/set/ota: too short", _log.Last);
        Assert.AreEqual(5, _rejects.Total);
    }

    [TestMethod]
    public void AFloodOfSendersSharesOneLine()
    {
        Start();
        for (int i = 0; i < 1000; i++)
        {
            _rejects.Reject(Sender + i, "too short");
        }

        Assert.AreEqual(RejectLog.Capacity + 1, _log.Count);
        Assert.AreEqual("refused input of further senders", _log.Last);
        Assert.AreEqual(1000, _rejects.Total);

        // A known sender is still told apart, and after a minute its place is free for another one.
        _rejects.Reject(Sender, "too short");
        Assert.AreEqual(RejectLog.Capacity + 1, _log.Count);
        _clock.Advance(RejectLog.IntervalMilliseconds);
        _rejects.Reject(Sender + 500, "too short");
        Assert.AreEqual("refused from 24:0A:C4:00:01:F5: too short", _log.Last);
    }

    private static void Start()
    {
        _clock = new FakeClock();
        _clock.Milliseconds = 5;
        _log = new ListLog();
        _rejects = new RejectLog(_log, _clock);
    }
}
