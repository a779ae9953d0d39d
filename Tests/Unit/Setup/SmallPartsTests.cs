using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SmallPartsTests
{
    [TestMethod]
    public void ADeviceIsNamedByTheEndOfItsAddress()
    {
        Assert.AreEqual("EnigmaIoTGateway-0a1b", DeviceName.Of(SetupKind.Gateway, 0x24_6F_28_11_0A_1B));
        Assert.AreEqual("EnigmaIoTNode-ffff", DeviceName.Of(SetupKind.Node, 0x24_6F_28_11_FF_FF));
    }

    [TestMethod]
    public void AButtonThatIsHeldClears()
    {
        HeldButton button = new HeldButton();
        Assert.IsFalse(button.Look(false, 0));
        Assert.IsFalse(button.Look(true, 1000));
        Assert.IsTrue(button.IsHeld);
        Assert.IsTrue(button.IsLit(1000));
        Assert.IsFalse(button.IsLit(1050));
        Assert.IsFalse(button.Look(true, 5999));
        Assert.IsTrue(button.Look(true, 6000));
    }

    [TestMethod]
    public void AButtonThatIsLetGoBeginsAnew()
    {
        HeldButton button = new HeldButton();
        button.Look(false, 0);
        button.Look(true, 1000);
        button.Look(false, 5900);
        Assert.IsFalse(button.IsHeld);
        Assert.IsFalse(button.Look(true, 5950));
        Assert.IsFalse(button.Look(true, 10900));
        Assert.IsTrue(button.Look(true, 10950));
    }

    [TestMethod]
    public void APinThatIsLowFromTheStartClearsNothing()
    {
        HeldButton button = new HeldButton();
        Assert.IsFalse(button.Look(true, 0));
        Assert.IsFalse(button.Look(true, 100000));
        Assert.IsFalse(button.IsHeld);
    }

    [TestMethod]
    public void ThePageComesBackOnceTheWifiWasAwayForFiveMinutes()
    {
        WifiAbsence absence = new WifiAbsence(WifiAbsence.Limit);
        Assert.IsFalse(absence.Look(false, 1000));
        Assert.IsFalse(absence.Look(false, 300999));
        Assert.IsTrue(absence.Look(false, 301000));
        Assert.IsFalse(absence.Look(true, 301100));
        Assert.IsFalse(absence.Look(false, 301200));
        Assert.IsFalse(absence.Look(false, 601199));
        Assert.IsTrue(absence.Look(false, 601200));
    }

    [TestMethod]
    public void TheMarkIsWrittenOnlyWhereItChanges()
    {
        MemoryStore store = new MemoryStore();
        Assert.IsFalse(ReturnMark.IsSet(store));
        ReturnMark.Set(store, false);
        Assert.AreEqual(-1, store.Read("page", new byte[1]));
        ReturnMark.Set(store, true);
        Assert.IsTrue(ReturnMark.IsSet(store));
        ReturnMark.Set(store, false);
        Assert.IsFalse(ReturnMark.IsSet(store));
    }

    [TestMethod]
    public void AnApplicationHasAtMostEightFields()
    {
        ApplicationValues values = new ApplicationValues();
        for (int i = 0; i < ApplicationValues.Capacity; i++)
        {
            Assert.IsTrue(values.Set("f" + i.ToString(), "v"));
        }

        Assert.IsFalse(values.Set("one more", "v"));
        Assert.IsTrue(values.Set("f3", "w"));
        Assert.AreEqual("w", values.Value("f3"));
        Assert.AreEqual("f3", values.Name(3));
        Assert.IsNull(values.Value("one more"));
        values.Clear();
        Assert.AreEqual(0, values.Count);
    }
}
