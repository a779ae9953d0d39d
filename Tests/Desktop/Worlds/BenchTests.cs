using EnigmaIoT.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

[TestClass]
public sealed class BenchTests
{
    [TestMethod]
    public void OneSeedGivesOneTextAndAnotherSeedAnother()
    {
        string text = Run(7);

        Assert.AreEqual(text, Run(7));
        Assert.AreNotEqual(text, Run(8));
    }

    private static string Run(int seed)
    {
        StringWriter output = new() { NewLine = "\n" };
        new BenchJob(new BenchOptions { Seed = seed, ImageSize = 20_000, Quick = true }, output).Run(CancellationToken.None);
        return output.ToString();
    }
}
