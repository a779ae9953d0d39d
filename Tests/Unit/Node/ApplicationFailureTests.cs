using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class ApplicationFailureTests
{
    [TestMethod]
    public void AnApplicationThatThrowsInItsFirstTurnHasTheNewImageGivenUpAtOnce()
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Application.Throws = true;
        rig.Start();

        rig.Pump();

        Assert.AreEqual((int)RollbackCause.OnException, (int)rig.Slots.GivenUpFor);
        Assert.AreEqual(1, rig.Board.RestartCount);
        Assert.AreEqual(0, rig.Slots.ConfirmCount);
        Assert.AreEqual(1, rig.Log.CountOf("the application threw System.InvalidOperationException: the sensor is gone"));
    }

    [TestMethod]
    public void AnApplicationThatThrowsWhenTheNodeRegistersOrWhenDataComesHasItGivenUp()
    {
        for (int i = 0; i < 2; i++)
        {
            NodeRig rig = new NodeRig();
            rig.Slots.State = ImageState.Testing;
            rig.Start();
            if (i == 0)
            {
                rig.RunUntilHello();
                rig.Application.Throws = true;
                rig.AnswerHello();
            }
            else
            {
                rig.Register();
                rig.Application.Throws = true;
                rig.Gateway.Data(false, PayloadEncoding.Raw, new byte[] { 1, 2, 3 });
                rig.Pump();
            }

            Assert.AreEqual((int)RollbackCause.OnException, (int)rig.Slots.GivenUpFor);
            Assert.AreEqual(1, rig.Board.RestartCount);
        }
    }

    [TestMethod]
    public void AnApplicationThatSaysThatItIsIllHasTheNewImageGivenUp()
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Application.Health = ProgramHealth.Ill;
        rig.Start();
        rig.Pump();
        Assert.AreEqual((int)RollbackCause.Unwell, (int)rig.Slots.GivenUpFor);
    }

    [TestMethod]
    public void AnImageIsConfirmedOnceItsApplicationSaysThatItIsWell()
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Application.Health = ProgramHealth.Unknown;
        rig.Start();
        rig.Register();
        rig.Run(60000);
        Assert.AreEqual(0, rig.Slots.ConfirmCount);
        rig.Application.Health = ProgramHealth.Well;
        rig.Run(1000);
        Assert.AreEqual(1, rig.Slots.ConfirmCount);
    }

    [TestMethod]
    public void OnceConfirmedTheNodeOutlivesItsApplicationAndCallsItAfterGrowingPauses()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Application.Throws = true;
        rig.Run(600000);

        // After 1, 2, 4, 8, 16, 32, 60, 60 .. s: 6 pauses take 63 s, and then there are 8 whole minutes.
        Assert.IsTrue(rig.Node.ApplicationExceptions >= 14 && rig.Node.ApplicationExceptions <= 17, rig.Node.ApplicationExceptions.ToString());
        Assert.AreEqual(rig.Node.ApplicationExceptions, rig.Log.CountOf("the application threw"));
        Assert.AreEqual(0, rig.Board.RestartCount);
        Assert.AreEqual((int)RollbackCause.None, (int)rig.Slots.GivenUpFor);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void AMinuteWithoutAnExceptionStartsThePausesOver()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Application.Throws = true;
        rig.Run(20000);
        rig.Application.Throws = false;
        rig.Run(120000);
        int ticks = rig.Application.TickCount;
        int exceptions = rig.Node.ApplicationExceptions;
        rig.Application.Throws = true;
        rig.Run(500);
        rig.Application.Throws = false;
        rig.Run(3000);

        Assert.AreEqual(exceptions + 1, rig.Node.ApplicationExceptions);
        Assert.IsTrue(rig.Application.TickCount > ticks + 2, "the pause was short");
    }

    [TestMethod]
    public void AnApplicationThatThrewIsToldOfTheRegistrationAfterItsPauseAndMissesTheDataInIt()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        rig.Application.Throws = true;
        rig.AnswerHello();
        Assert.AreEqual(0, rig.Application.RegisteredCount);
        rig.Application.Throws = false;
        rig.Gateway.Data(false, PayloadEncoding.Raw, new byte[] { 1, 2, 3 });
        rig.Pump();
        Assert.AreEqual(0, rig.Application.DataCount);
        Assert.AreEqual(1, rig.Log.CountOf("has a pause"));

        rig.Run(5000);

        Assert.AreEqual(1, rig.Application.RegisteredCount);
        rig.Gateway.Data(false, PayloadEncoding.Raw, new byte[] { 1, 2, 3 });
        rig.Pump();
        Assert.AreEqual(1, rig.Application.DataCount);
    }
}
