using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class ChunkSetTests
{
    [TestMethod]
    public void FindsWhatIsInItAndWhatIsNot()
    {
        ChunkSet set = new ChunkSet(20);
        Assert.AreEqual(21, set.Next(1));
        Assert.AreEqual(1, set.NextOutside(1));

        set.Add(1);
        set.Add(8);
        set.Add(9);
        set.Add(20);

        Assert.AreEqual(4, set.Count());
        Assert.AreEqual(1, set.Next(1));
        Assert.AreEqual(8, set.Next(2));
        Assert.AreEqual(9, set.Next(9));
        Assert.AreEqual(20, set.Next(10));
        Assert.AreEqual(21, set.Next(21));
        Assert.AreEqual(2, set.NextOutside(1));
        Assert.AreEqual(10, set.NextOutside(8));
        Assert.AreEqual(21, set.NextOutside(20));
        Assert.IsTrue(set.Contains(9));
        Assert.IsFalse(set.Contains(10));

        set.Clear();
        Assert.AreEqual(0, set.Count());
    }

    [TestMethod]
    public void AFullSetHasNothingOutsideThoughItsLastByteHasBitsToSpare()
    {
        ChunkSet set = new ChunkSet(17);
        for (int i = 1; i <= 17; i++)
        {
            set.Add(i);
        }

        Assert.AreEqual(18, set.NextOutside(1));
        Assert.AreEqual(17, set.Count());
    }
}
