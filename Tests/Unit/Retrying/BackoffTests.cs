using EnigmaIoT.Shared.Retrying;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Retrying;

[TestClass]
public class BackoffTests
{
    [TestMethod]
    public void DoublesUpToTheLongestPauseAndStartsOver()
    {
        Backoff backoff = new Backoff(1000, 60000);
        int[] pauses = { 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000 };
        for (int i = 0; i < pauses.Length; i++)
        {
            Assert.AreEqual(pauses[i], backoff.Next());
        }

        backoff.Reset();
        Assert.AreEqual(1000, backoff.Next());
    }

    [TestMethod]
    public void DevicesThatBeginTogetherDoNotStayTogether()
    {
        Backoff one = new Backoff(1000, 30000, 0);
        Backoff other = new Backoff(1000, 30000, 255);
        int apart = 0;
        for (int i = 0; i < 6; i++)
        {
            int pause = one.Next();
            int longer = other.Next();
            Assert.IsTrue(longer > pause && longer <= pause + (pause / 4));
            apart += longer - pause;
        }

        Assert.AreEqual(15189, apart);
    }

    [TestMethod]
    public void NeverOverflows()
    {
        Backoff backoff = new Backoff(1, int.MaxValue);
        int pause = 0;
        for (int i = 0; i < 40; i++)
        {
            int next = backoff.Next();
            Assert.IsTrue(next >= pause);
            pause = next;
        }

        Assert.AreEqual(int.MaxValue, pause);
    }
}
