using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>What a node says once may be lost behind the gateway's radio, which has acknowledged it.</summary>
[TestClass]
public sealed class LostWordsTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const int VersionOffset = 2;

    [TestMethod]
    [DataRow(3, false, true)]
    [DataRow(4, false, true)]
    [DataRow(2, false, false)]
    [DataRow(3, true, true)]
    public void ANodeThatWantsToKnowHearsThatWhatItRunsWasTaken(int version, bool sleepy, bool isTold)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new(rig, Kitchen);
        node.Register(sleepy);
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 187976, new byte[8], new Version(1, 4, 0, 0), []);
        notice[VersionOffset] = (byte)version;
        for (byte[] earlier = node.NextControl(); earlier != null; earlier = node.NextControl())
        {
        }

        node.SendControl(notice[..count]);

        CollectionAssert.AreEqual(isTold ? new[] { ControlCode.ProgramTaken } : null, node.NextControl());
        Assert.AreEqual(1, rig.Count("3C:71:BF:00:00:02/program"));
    }

    [TestMethod]
    public void AnUpdateOfANodeThatIsHeardAndDoesNotAnswerSaysSo()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        UpdaterDouble updater = new(rig, "kitchen", new TestImage(60));
        node.IsOff = true;
        updater.Offer();
        rig.Run(5000);
        node.SendData(PayloadEncoding.Raw, [1]);
        rig.Run(6000);

        updater.AssertTold("5");
        StringAssert.Contains(updater.LastAnswer, "the node is there, and does not answer");
    }
}
