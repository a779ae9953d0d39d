using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

[TestClass]
public class SessionTests
{
    [TestMethod]
    public void StartsClosed()
    {
        Session session = NewSession();
        Assert.IsFalse(session.IsOpen);
        Assert.IsFalse(session.NeedsRenewal);
    }

    [TestMethod]
    public void IsOpenWhileItHasAKey()
    {
        Session session = NewSession();
        session.Load(new byte[32]);
        session.Open(5, 1234);
        Assert.IsTrue(session.IsOpen);
        Assert.AreEqual(5, session.NodeId);
        Assert.AreEqual(1234L, session.OpenedAt);
        session.Close();
        Assert.IsFalse(session.IsOpen);
    }

    [TestMethod]
    public void ASenderCountsFromOne()
    {
        Session session = NewSession();
        session.Open(0, 0);
        Assert.AreEqual(1, session.NextData());
        Assert.AreEqual(2, session.NextData());
        Assert.AreEqual(1, session.NextControl());
        Assert.AreEqual(1, session.NextDownlink());
        Assert.AreEqual(2, session.NextDownlink());
        Assert.AreEqual(3, session.NextDownlink());
        Assert.AreEqual(2, session.DataCounter);
        Assert.AreEqual(1, session.ControlCounter);
        Assert.AreEqual(3, session.DownlinkCounter);
    }

    [TestMethod]
    public void OpeningAgainStartsTheCountersAgain()
    {
        Session session = NewSession();
        session.NextData();
        session.NextControl();
        session.NextDownlink();
        session.Open(1, 10);
        Assert.AreEqual(0, session.DataCounter);
        Assert.AreEqual(0, session.ControlCounter);
        Assert.AreEqual(0, session.DownlinkCounter);
    }

    [TestMethod]
    public void MissedDataCountersAreCountedAsLost()
    {
        Session session = NewSession();
        Assert.AreEqual(0, session.TakeData(1));
        Assert.AreEqual(0, session.TakeData(2));
        Assert.AreEqual(3, session.TakeData(6));
        Assert.AreEqual(65528, session.TakeData(65535));
    }

    [TestMethod]
    public void AReplayedDataCounterIsRefusedAndChangesNothing()
    {
        Session session = NewSession();
        Assert.AreEqual(-1, session.TakeData(0));
        session.TakeData(100);
        Assert.AreEqual(-1, session.TakeData(100));
        Assert.AreEqual(-1, session.TakeData(99));
        Assert.AreEqual(Session.TooOld, session.TakeData(1));
        Assert.AreEqual(100, session.DataCounter);
        Assert.AreEqual(0, session.TakeData(101));
    }

    [TestMethod]
    public void WhatCameBeforeALargeGapIsNotTakenForWhatIsBehindIt()
    {
        Session session = NewSession();
        session.TakeData(9, 0);
        session.TakeData(10, 0);
        session.TakeData(10 + Session.MarkedCounters, 1);
        Assert.AreEqual(Session.Replayed, session.TakeData(10 + Session.MarkedCounters, 1));
        Assert.AreEqual(Session.Replayed, session.TakeData(9 + Session.MarkedCounters, 1));
    }

    [TestMethod]
    public void WhatCameBeforeAVeryLargeGapIsNotTakenForWhatIsFarBehindIt()
    {
        Session session = NewSession();
        session.TakeData(16, 0);
        session.TakeData(560, 1);
        Assert.AreEqual(Session.TooOld, session.TakeData(528, 1));
    }

    [TestMethod]
    public void AReplayedControlCounterIsRefusedAndChangesNothing()
    {
        Session session = NewSession();
        Assert.IsFalse(session.TakeControl(0));
        Assert.IsTrue(session.TakeControl(1));
        Assert.IsFalse(session.TakeControl(1));
        Assert.IsTrue(session.TakeControl(7));
        Assert.IsFalse(session.TakeControl(6));
        Assert.AreEqual(7, session.ControlCounter);
    }

    [TestMethod]
    public void AReplayedDownlinkCounterIsRefusedAndChangesNothing()
    {
        Session session = NewSession();
        Assert.IsFalse(session.TakeDownlink(0));
        Assert.IsTrue(session.TakeDownlink(9));
        Assert.IsFalse(session.TakeDownlink(9));
        Assert.IsFalse(session.TakeDownlink(8));
        Assert.AreEqual(9, session.DownlinkCounter);
        Assert.IsTrue(session.TakeDownlink(10));
    }

    [TestMethod]
    public void EachCounterAloneAsksForANewKey()
    {
        Session data = NewSession();
        data.TakeData(Session.RenewalCounter - 1);
        Assert.IsFalse(data.NeedsRenewal);
        data.NextData();
        Assert.IsTrue(data.NeedsRenewal);

        Session control = NewSession();
        control.TakeControl(Session.RenewalCounter - 1);
        Assert.IsFalse(control.NeedsRenewal);
        control.NextControl();
        Assert.IsTrue(control.NeedsRenewal);

        Session downlink = NewSession();
        downlink.TakeDownlink(Session.RenewalCounter - 1);
        Assert.IsFalse(downlink.NeedsRenewal);
        downlink.NextDownlink();
        Assert.IsTrue(downlink.NeedsRenewal);
    }

    [TestMethod]
    public void ACounterNeverWrapsToOneThatWasUsed()
    {
        Session session = NewSession();
        session.TakeData(65534);
        Assert.AreEqual(65535, session.NextData());
        Assert.AreEqual(65535, session.NextData());
    }

    private static Session NewSession()
    {
        SeededRandom random = new SeededRandom(1);
        return new Session(new ToyCipher(random).Keys);
    }
}
