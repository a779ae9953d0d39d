using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Joining;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Joining;

[TestClass]
public class NetworkChoiceTests
{
    [TestMethod]
    public void TakesTheStrongestOfTheNetworksName()
    {
        NetworkChoice choice = new NetworkChoice("enigmaiot");
        Assert.IsTrue(choice.Address == MacAddress.None);
        choice.Offer("other", "02-00-00-00-00-09", -10);
        choice.Offer("enigmaIoT", "02-00-00-00-00-08", -10);
        Assert.IsTrue(choice.Address == MacAddress.None);
        choice.Offer("enigmaiot", "02-00-00-00-00-0A", -80);
        Assert.IsTrue(choice.Address == 0x02000000000A);
        choice.Offer("enigmaiot", "02-00-00-00-00-0b", -81);
        Assert.IsTrue(choice.Address == 0x02000000000A);
        choice.Offer("enigmaiot", "02:00:00:00:00:0c", -79);
        Assert.IsTrue(choice.Address == 0x02000000000C);
    }

    [TestMethod]
    public void PassesOverWhatIsNoAddress()
    {
        NetworkChoice choice = new NetworkChoice("n");
        choice.Offer("n", null, 0);
        choice.Offer("n", string.Empty, 0);
        choice.Offer("n", "02-00-00-00-00-0", 0);
        choice.Offer("n", "02-00-00-00-00-0x", 0);
        choice.Offer("n", "FF-FF-FF-FF-FF-FF", 0);
        choice.Offer("n", "00-00-00-00-00-00", 0);
        Assert.IsTrue(choice.Address == MacAddress.None);
        choice.Offer("n", "00-00-00-00-00-01", -99);
        Assert.IsTrue(choice.Address == 1);
    }
}
