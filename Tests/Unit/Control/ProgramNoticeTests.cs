using System;
using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Control;

[TestClass]
public class ProgramNoticeTests
{
    [TestMethod]
    public void IsWrittenAsTheDocumentationSays()
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(
            notice, 187976, Hex.Parse("0123456789abcdef00112233"), new Version(1, 4, 2, 300), Encoding.UTF8.GetBytes("Node"));
        Assert.AreEqual("8a450401" + "48de0200" + "0123456789abcdef" + "010004000200" + "2c01" + "4e6f6465", Hex.Format(notice, 0, count));
    }

    [TestMethod]
    public void CarriesWhyTheNodeRolledBackAboveTheKind()
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 187976, Hex.Parse("0123456789abcdef"), new Version(1, 4, 0, 0), new byte[0]);
        ProgramNotice.SetCause(notice, RollbackCause.NothingWhole);
        Assert.AreEqual("8a450481" + "48de0200" + "0123456789abcdef" + "0100040000000000", Hex.Format(notice, 0, count));
        Assert.AreEqual((int)RollbackCause.NothingWhole, (int)ProgramNotice.Cause(notice, 0));
        Assert.AreEqual((int)ImageKind.Deployment, (int)ProgramNotice.Kind(notice, 0));
        ProgramNotice.SetCause(notice, RollbackCause.None);
        Assert.AreEqual((byte)ImageKind.Deployment, notice[3]);
        Assert.AreEqual((int)RollbackCause.None, (int)ProgramNotice.Cause(notice, 0));
    }

    [TestMethod]
    public void IsReadBack()
    {
        byte[] notice = new byte[2 + ProgramNotice.MaximumCount];
        byte[] written = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(
            written, 187976, Hex.Parse("0123456789abcdef"), new Version(1, 4, 0, 0), Encoding.UTF8.GetBytes("K\u00fcche"));
        Array.Copy(written, 0, notice, 2, count);
        Assert.IsTrue(ProgramNotice.IsValid(notice, 2, count));
        Assert.AreEqual(187976u, ProgramNotice.Size(notice, 2));
        Assert.AreEqual((int)ImageKind.Deployment, (int)ProgramNotice.Kind(notice, 2));
        Assert.AreEqual("0123456789abcdef", ProgramNotice.Digest(notice, 2));
        Assert.AreEqual("1.4.0", ProgramNotice.Version(notice, 2));
        Assert.AreEqual("K\u00fcche", ProgramNotice.Name(notice, 2, count));
    }

    [TestMethod]
    public void TellsWhatIsNotKnownAsNothing()
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 0, new byte[8], null, new byte[0]);
        Assert.IsTrue(ProgramNotice.IsValid(notice, 0, count));
        Assert.IsNull(ProgramNotice.Version(notice, 0));
        Assert.IsNull(ProgramNotice.Name(notice, 0, count));
        Assert.AreEqual(0u, ProgramNotice.Size(notice, 0));
    }

    [TestMethod]
    public void CutsALongNameAndRefusesOneThatIsNoText()
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 1, new byte[8], null, Encoding.UTF8.GetBytes("abcdefghijklmnopqrstuvwxyz0123456789"));
        Assert.AreEqual("abcdefghijklmnopqrstuvwxyz012345", ProgramNotice.Name(notice, 0, count));
        notice[count - 1] = 0xFF;
        Assert.IsNull(ProgramNotice.Name(notice, 0, count));
        notice[count - 1] = (byte)'\n';
        Assert.IsNull(ProgramNotice.Name(notice, 0, count));
    }

    [TestMethod]
    public void AnotherLengthOrMarkIsNoNotice()
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount + 1];
        int count = ProgramNotice.Write(notice, 1, new byte[8], null, new byte[0]);
        Assert.IsFalse(ProgramNotice.IsValid(notice, 0, count - 1));
        Assert.IsFalse(ProgramNotice.IsValid(notice, 0, ProgramNotice.MaximumCount + 1));
        notice[2] = 0;
        Assert.IsFalse(ProgramNotice.IsValid(notice, 0, count));
        notice[2] = 9;
        Assert.IsTrue(ProgramNotice.IsValid(notice, 0, count));
        notice[1] = 0x44;
        Assert.IsFalse(ProgramNotice.IsValid(notice, 0, count));
    }
}
