using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>Waits for what other threads or processes do, with a bound that only a hang reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    public static void IsTrue(Func<bool> condition, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > _limit)
            {
                Assert.Fail("did not happen: " + what);
            }

            Thread.Sleep(5);
        }
    }
}
