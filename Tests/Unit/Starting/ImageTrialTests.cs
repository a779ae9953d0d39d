using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Starting;

[TestClass]
public class ImageTrialTests
{
    private const int JoinSeconds = 120;
    private const int WellSeconds = 30;

    [TestMethod]
    public void ConfirmsAnImageThatHasJoinedRunsLongEnoughAndIsWell()
    {
        FakeSlots slots = Testing();
        ImageTrial trial = Make(slots, new FakeBoard());
        trial.Tick(false, ProgramHealth.Well, 60000);
        trial.Tick(true, ProgramHealth.Well, 70000);
        trial.Tick(true, ProgramHealth.Well, 99999);
        Assert.AreEqual(0, slots.ConfirmCount);
        Assert.IsTrue(trial.IsRunning);

        trial.Tick(true, ProgramHealth.Well, 100000);

        Assert.AreEqual(1, slots.ConfirmCount);
        Assert.IsFalse(trial.IsRunning);
    }

    [TestMethod]
    public void WaitsUntilTheProgramSaysThatItIsWellAndReachesItsNetwork()
    {
        FakeSlots slots = Testing();
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        trial.Tick(true, ProgramHealth.Unknown, 0);
        trial.Tick(true, ProgramHealth.Unknown, 50000);
        trial.Tick(false, ProgramHealth.Well, 60000);
        Assert.AreEqual(0, slots.ConfirmCount);
        trial.Tick(true, ProgramHealth.Well, 60001);
        Assert.AreEqual(1, slots.ConfirmCount);
        Assert.AreEqual(0, board.RestartCount);
    }

    [TestMethod]
    public void RestartsOnceWhereTheImageDoesNotJoinInTime()
    {
        FakeSlots slots = Testing();
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        trial.Tick(false, ProgramHealth.Well, (JoinSeconds * 1000) - 1);
        Assert.AreEqual(0, board.RestartCount);
        trial.Tick(false, ProgramHealth.Well, JoinSeconds * 1000);
        trial.Tick(true, ProgramHealth.Well, JoinSeconds * 2000);
        Assert.AreEqual(1, board.RestartCount);
        Assert.AreEqual(0, slots.ConfirmCount);
        Assert.AreEqual((int)RollbackCause.None, (int)slots.GivenUpFor);
    }

    [TestMethod]
    public void RestartsWhereTheProgramNeverSaysThatItIsWell()
    {
        FakeSlots slots = Testing();
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        long now = 0;
        while (board.RestartCount == 0 && now < 1000000)
        {
            int wait = trial.Tick(true, ProgramHealth.Unknown, now);
            Assert.IsTrue(wait >= 1 && wait <= 1000);
            now += wait;
        }

        Assert.AreEqual((JoinSeconds + WellSeconds) * 1000L, now - 1000);
        Assert.AreEqual(0, slots.ConfirmCount);
    }

    [TestMethod]
    public void GivesAnIllImageUpAtOnce()
    {
        FakeSlots slots = Testing();
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        trial.Tick(true, ProgramHealth.Ill, 10);
        trial.Tick(true, ProgramHealth.Ill, 20);
        Assert.AreEqual((int)RollbackCause.Unwell, (int)slots.GivenUpFor);
        Assert.AreEqual(1, board.RestartCount);
    }

    [TestMethod]
    public void AFailureEndsTheTrial()
    {
        FakeSlots slots = Testing();
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        trial.Fail(RollbackCause.OnException);
        trial.Fail(RollbackCause.OnException);
        trial.Tick(true, ProgramHealth.Well, 1000000);
        Assert.AreEqual((int)RollbackCause.OnException, (int)slots.GivenUpFor);
        Assert.AreEqual(1, board.RestartCount);
        Assert.AreEqual(0, slots.ConfirmCount);
    }

    [TestMethod]
    public void WhereTheFlashDoesNotTakeTheFailureATryIsSpent()
    {
        FakeSlots slots = Testing();
        slots.GiveUpResult = SlotResult.FlashFailed;
        FakeBoard board = new FakeBoard();
        Make(slots, board).Fail(RollbackCause.OnException);
        Assert.AreEqual(1, board.RestartCount);
    }

    [TestMethod]
    public void AnImageWithNothingToRollBackToStaysAndCanBeReplaced()
    {
        FakeSlots slots = Testing();
        slots.GiveUpResult = SlotResult.WrongState;
        FakeBoard board = new FakeBoard();
        ImageTrial trial = Make(slots, board);
        trial.Fail(RollbackCause.OnException);
        Assert.AreEqual(0, board.RestartCount);
        trial.Tick(false, ProgramHealth.Ill, 10);
        Assert.AreEqual(1, slots.ConfirmCount);
    }

    [TestMethod]
    public void AFailureOfAConfirmedImageChangesNothing()
    {
        FakeSlots slots = new FakeSlots(new ToyCipher(new SeededRandom(1)), 100);
        FakeBoard board = new FakeBoard();
        ListLog log = new ListLog();
        Make(slots, board).Fail(RollbackCause.OnException);
        Assert.IsFalse(ImageTrial.GiveUp(slots, RollbackCause.OnException, log));
        slots.State = ImageState.TestPending;
        Assert.IsFalse(ImageTrial.GiveUp(slots, RollbackCause.OnException, log));
        Assert.AreEqual(0, board.RestartCount);
        Assert.AreEqual((int)RollbackCause.None, (int)slots.GivenUpFor);
    }

    [TestMethod]
    public void AProgramThatCannotStartHasItsNewImageGivenUp()
    {
        FakeSlots slots = Testing();
        ListLog log = new ListLog();
        Assert.IsTrue(ImageTrial.GiveUp(slots, RollbackCause.OnException, log));
        Assert.AreEqual((int)RollbackCause.OnException, (int)slots.GivenUpFor);
        Assert.AreEqual(1, log.CountOf("the new image is given up"));
    }

    private static FakeSlots Testing()
    {
        return new FakeSlots(new ToyCipher(new SeededRandom(1)), 100) { State = ImageState.Testing };
    }

    private static ImageTrial Make(FakeSlots slots, FakeBoard board)
    {
        return new ImageTrial(slots, board, new ListLog(), JoinSeconds, WellSeconds, 0);
    }
}
