using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Desktop.Vectors;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>
/// Data of nodes and for nodes, to the byte as the original gateway's libraries convert them: each type of CayenneLPP, MessagePack that
/// nests, numbers of each width, and what they refuse.
/// </summary>
[TestClass]
public sealed class ReferencePayloadTests
{
    [TestMethod]
    public void DataIsPublishedAsTheOriginalsLibrariesPrintIt()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(0x3C71BF000002, "kitchen");
        foreach (string[] line in VectorLines.Payloads.Where(line => line[0] != "down"))
        {
            rig.Forget();
            node.SendData(Convert.FromHexString(line[0])[0], Convert.FromHexString(line[1]));
            Assert.AreEqual(line[2] == "-" ? null : line[2], rig.Told("kitchen/data"), line[1]);
        }
    }

    [TestMethod]
    public void JsonForNodesIsConvertedAsTheOriginalsLibraryDoes()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(0x3C71BF000002, "kitchen");
        foreach (string[] line in VectorLines.Payloads.Where(line => line[0] == "down"))
        {
            byte[] text = Convert.FromHexString(line[1]);
            rig.Link.Enqueue("greenhouse/kitchen/set/data", text, false);
            rig.Pump();

            byte[] frame = node.Data.Payload;
            bool isConverted = line[2] != "-";
            Assert.AreEqual(isConverted ? PayloadEncoding.MessagePack : PayloadEncoding.Raw, PayloadFrame.Encoding(frame), line[1]);
            string sent = Hex.Format(frame, PayloadFrame.PayloadOffset, PayloadFrame.PayloadCount(frame.Length));
            Assert.AreEqual(isConverted ? line[2] : line[1] + "00", sent, line[1]);
        }
    }
}
