using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Addressing;

[TestClass]
public class NodeNameTests
{
    [TestMethod]
    [DataRow("61")]
    [DataRow("6bc3bc636865")]
    [DataRow("f09f8fa0")]
    [DataRow("efbfbd")]
    [DataRow("c2a0")]
    [DataRow("42726f616463617374")]
    [DataRow("676174657761797a")]
    [DataRow("24535953")]
    public void TakesNamesThatTopicsCanHave(string hex)
    {
        byte[] name = Hex.Parse(hex);
        Assert.IsTrue(NodeName.IsValid(name, 0, name.Length), hex);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("612f62")]
    [DataRow("2b")]
    [DataRow("23")]
    [DataRow("22")]
    [DataRow("5c")]
    [DataRow("611f")]
    [DataRow("7f")]
    [DataRow("61c28562")]
    [DataRow("efb790")]
    [DataRow("efbfbe")]
    [DataRow("f09fbfbf")]
    [DataRow("eda080")]
    [DataRow("c0af")]
    [DataRow("61c3")]
    [DataRow("62726f616463617374")]
    [DataRow("67617465776179")]
    [DataRow("61613a62623a63633a64643a65653a6666")]
    [DataRow("41413a42423a43433a44443a45453a4646")]
    [DataRow("313233343536373839303132333435363738393031323334353637383930313233")]
    public void RefusesNamesThatTopicsCannotHave(string hex)
    {
        byte[] name = Hex.Parse(hex);
        Assert.IsFalse(NodeName.IsValid(name, 0, name.Length), hex);
    }
}
