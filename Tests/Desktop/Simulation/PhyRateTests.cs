using EnigmaIoT.Shared.Ports;
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
    [DataRow(2.0, 1364, 248)]
    [DataRow(5.5, 619, 248)]
    [DataRow(11.0, 406, 248)]
    public void AnHrDsssFrameIsALongPreambleAndItsBytes(double megabits, int frame, int acknowledgement)
    {
        PhyRate rate = PhyRate.FromMegabits(megabits);

        Assert.AreEqual(frame, rate.Attempt(250, acknowledged: false));
        Assert.AreEqual(acknowledgement, rate.Acknowledgement);
        Assert.AreEqual(50, rate.Difs);
    }

    [TestMethod]
    public void AFrameWithSixChunksHasAHeadForEach250Bytes()
    {
        Assert.AreEqual(192 + (8 * (36 + (6 * 7) + 1310)), PhyRate.Default.Attempt(1310, acknowledged: false));
        Assert.AreEqual(228, PhyRate.FromMegabits(54).Attempt(1310, acknowledged: false));
        Assert.AreEqual(1.0, PhyRate.Lengths(250));
        Assert.AreEqual(1388.0 / 293, PhyRate.Lengths(1310), 1e-9);
        Assert.IsGreaterThan(PhyRate.Default.LossAt(-98, 250), PhyRate.Default.LossAt(-98, 1310));
    }

    [TestMethod]
    public void TheWeakerTheSignalAndTheHigherTheRateTheMoreIsLost()
    {
        double[] rates = [1, 2, 6, 9, 12, 18, 24, 36, 48, 54];
        foreach (double rate in rates)
        {
            for (int rssi = -100; rssi < -40; rssi++)
            {
                double loss = PhyRate.FromMegabits(rate).LossAt(rssi, 250);
                Assert.IsTrue(loss is >= 0 and <= 1);
                Assert.IsLessThanOrEqualTo(loss, PhyRate.FromMegabits(rate).LossAt(rssi + 1, 250));
                Assert.IsLessThanOrEqualTo(loss, PhyRate.FromMegabits(rate).LossAt(rssi, 50));
                Assert.IsLessThanOrEqualTo(PhyRate.FromMegabits(54).LossAt(rssi, 250), loss);
            }
        }

        Assert.AreEqual(0.0, PhyRate.FromMegabits(54).LossAt(-50, 250));
        Assert.AreEqual(0.0, PhyRate.Default.LossAt(-85, 250));
        Assert.IsGreaterThan(0.9, PhyRate.FromMegabits(54).LossAt(-85, 250));

        // 10 % of 1,024 bytes at the sensitivity that the data sheet gives, header and checksum among them.
        Assert.AreEqual(0.1, PhyRate.Default.LossAt(-98, 1024 - 36 - (4 * 7)), 0.001);
    }

    [TestMethod]
    public void EveryRateThatAProgramCanChooseExists()
    {
        foreach (AirRate rate in Enum.GetValues<AirRate>())
        {
            Assert.AreEqual($"Megabit{PhyRate.Of(rate).Megabits}", rate.ToString());
        }
    }

    [TestMethod]
    public void OtherRatesDoNotExist()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PhyRate.FromMegabits(10));
    }
}
