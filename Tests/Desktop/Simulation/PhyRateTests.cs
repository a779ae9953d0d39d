using EnigmaIoT.Simulation.Air;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class PhyRateTests
{
    [TestMethod]
    [DataRow(250, true, 3210)]
    [DataRow(250, false, 2896)]
    [DataRow(65, true, 1730)]
    public void AtOneMegabitAFrameTakesItsMeanTime(int payload, bool acknowledged, int expected)
    {
        Assert.AreEqual(expected, PhyRate.Default.MeanExchange(payload, acknowledged));
    }

    [TestMethod]
    [DataRow(6.0, 416, 44)]
    [DataRow(9.0, 284, 44)]
    [DataRow(12.0, 220, 32)]
    [DataRow(18.0, 152, 32)]
    [DataRow(24.0, 120, 28)]
    [DataRow(36.0, 88, 28)]
    [DataRow(48.0, 72, 28)]
    [DataRow(54.0, 64, 28)]
    public void AnOfdmFrameIsPreambleAndWholeSymbols(double megabits, int frame, int acknowledgement)
    {
        PhyRate rate = PhyRate.FromMegabits(megabits);

        Assert.AreEqual(frame, rate.Attempt(250, acknowledged: false));
        Assert.AreEqual(acknowledgement, rate.Acknowledgement);
        Assert.AreEqual(frame + 16 + acknowledgement, rate.Attempt(250, acknowledged: true));
        Assert.AreEqual(34, rate.Difs);
    }

    [TestMethod]
    public void TheMeanBackOffIsHalfOfTheFirstWindow()
    {
        PhyRate slow = PhyRate.Default;
        PhyRate fast = PhyRate.FromMegabits(54);

        Assert.AreEqual(50, slow.Difs);
        Assert.AreEqual(304, slow.Acknowledgement);
        Assert.AreEqual(310, slow.MeanExchange(250, acknowledged: true) - slow.Attempt(250, acknowledged: true) - slow.Difs);
        Assert.AreEqual(67, fast.MeanExchange(250, acknowledged: true) - fast.Attempt(250, acknowledged: true) - fast.Difs);
    }

    [TestMethod]
    public void OtherRatesDoNotExist()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PhyRate.FromMegabits(10));
    }
}
