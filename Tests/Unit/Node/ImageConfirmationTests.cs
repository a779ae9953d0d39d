using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class ImageConfirmationTests
{
    [TestMethod]
    public void KeepsANewImageOnceItHasRegisteredAndRunLongEnough()
    {
        NodeRig rig = Testing();
        rig.Register();
        rig.Run(29999);
        Assert.AreEqual(0, rig.Slots.ConfirmCount);

        rig.Run(1);

        Assert.AreEqual(1, rig.Slots.ConfirmCount);
        Assert.AreEqual(1, rig.Log.CountOf("the running image is confirmed"));
        rig.Run(300000);
        Assert.AreEqual(1, rig.Slots.ConfirmCount);
        Assert.AreEqual(0, rig.Board.RestartCount);
    }

    [TestMethod]
    public void RestartsWhereANewImageDoesNotRegisterInTime()
    {
        NodeRig rig = Testing();
        rig.Run(119999);
        Assert.AreEqual(0, rig.Board.RestartCount);

        rig.Run(1);
        Assert.AreEqual(1, rig.Board.RestartCount);
        Assert.AreEqual(0, rig.Slots.ConfirmCount);
        rig.Run(10000);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void LeavesAConfirmedImageAlone()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.Run(300000);
        rig.Register();

        Assert.AreEqual(0, rig.Board.RestartCount);
        Assert.AreEqual(0, rig.Slots.ConfirmCount);
    }

    [TestMethod]
    public void TriesAgainWhereTheImageCannotBeConfirmed()
    {
        NodeRig rig = Testing();
        rig.Slots.ConfirmResult = SlotResult.FlashFailed;
        rig.Register();
        rig.Run(32000);
        Assert.AreEqual(3, rig.Slots.ConfirmCount);
        Assert.AreEqual(1, rig.Log.CountOf("could not be confirmed"));

        rig.Slots.ConfirmResult = SlotResult.Ok;
        rig.Run(1000);

        Assert.AreEqual((int)ImageState.Confirmed, (int)rig.Slots.State);
        rig.Run(5000);
        Assert.AreEqual(4, rig.Slots.ConfirmCount);
    }

    [TestMethod]
    [DataRow((int)RollbackCause.TriesUsedUp)]
    [DataRow((int)RollbackCause.Reverted)]
    [DataRow((int)RollbackCause.Damaged)]
    [DataRow((int)RollbackCause.RecordFailed)]
    [DataRow((int)RollbackCause.OnException)]
    [DataRow((int)RollbackCause.Hung)]
    [DataRow((int)RollbackCause.Unwell)]
    public void ReportsOnceToAGatewayOf098ThatTheBoardRolledBackAndWhy(int cause)
    {
        NodeRig rig = new NodeRig();
        rig.Slots.RollbackCause = (RollbackCause)cause;
        rig.Start();
        rig.Register();

        byte[] notice = rig.Gateway.NextControl();

        Assert.AreEqual(ControlCode.RestartNotice, notice[0]);
        Assert.AreEqual((byte)RestartReason.OtaError, notice[1]);
        Assert.AreEqual(cause, notice[2]);
        Assert.AreEqual(3, notice.Length);
        Assert.AreEqual(1, rig.Log.CountOf("the old image runs again"));
        rig.Run(10000);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(0, rig.Board.RestartCount);

        // The next start does not tell it again.
        rig.Start();
        rig.Register();
        Assert.IsNull(rig.Gateway.NextControl());
    }

    private static NodeRig Testing()
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Start();
        return rig;
    }
}
