using System.Globalization;
using EnigmaIoT.Fuzzer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Fuzzing;

/// <summary>A short run of the fuzzer, and proof that it notices what it is there to notice.</summary>
[TestClass]
public sealed class FuzzTests
{
    private const string CountVariable = "ENIGMAIOT_FUZZ";
    private const int ShortRun = 100_000;
    private const int Seed = 4;

    [TestMethod]
    public void GatewayAndNodesSurviveMutatedFramesAndMessages()
    {
        string? count = Environment.GetEnvironmentVariable(CountVariable);
        FuzzOptions options = new()
        {
            Count = count == null ? ShortRun : int.Parse(count, CultureInfo.InvariantCulture),
            Seed = Seed,
        };
        StringWriter output = new();

        bool passed = new FuzzJob(options, output).Run(CancellationToken.None);

        Console.WriteLine(output);
        Assert.IsTrue(passed, output.ToString());
    }

    [TestMethod]
    public void OneSeedGivesOneTextAndAnotherSeedAnother()
    {
        string text = Run(new FuzzOptions { Count = 2000, Seed = 7 }, passes: true);

        Assert.AreEqual(text, Run(new FuzzOptions { Count = 2000, Seed = 7 }, passes: true));
        Assert.AreNotEqual(text, Run(new FuzzOptions { Count = 2000, Seed = 8 }, passes: true));
    }

    [TestMethod]
    [DataRow(Fault.Throws, "InvalidTimeZoneException")]
    [DataRow(Fault.ReturnsLessThanNothing, "gateway: Pump returns -1")]
    [DataRow(Fault.NeverRests, "not at rest")]
    [DataRow(Fault.IsDeaf, "not at rest")]
    [DataRow(Fault.Leaks, "gateway: bytes held")]
    public void AFaultyProgramIsFoundAndToldWithSeedInputAndHowToSeeItAgain(Fault fault, string what)
    {
        FuzzOptions options = new() { Count = 20_000, Seed = 9, Wrap = program => new FaultyProgram(program, fault) };

        string text = Run(options, passes: false);

        StringAssert.Contains(text, what);
        StringAssert.Contains(text, "FAILED in lane 0 at input ");
        StringAssert.Matches(text, new("the offending one at the end:\\r?\\n(  .+: [0-9a-f]*\\r?\\n)+Again: fuzz --seed 9 --lane 0 --count \\d+"));
    }

    [TestMethod]
    public void AGatewayThatServesNobodyAnyMoreIsFound()
    {
        FuzzOptions options = new() { Count = 500, Seed = 9, Wrap = program => new FaultyProgram(program, Fault.ServesNobody) };

        StringAssert.Contains(Run(options, passes: false), "a fresh node does not get registered");
    }

    [TestMethod]
    public void OneLaneAloneFindsWhatItFoundAmongTheOthers()
    {
        FuzzOptions options = new() { Count = 100_500, Seed = 9, Lane = 1, Wrap = program => new FaultyProgram(program, Fault.Throws) };

        StringAssert.Contains(Run(options, passes: false), "FAILED in lane 1 at input ");
    }

    private static string Run(FuzzOptions options, bool passes)
    {
        StringWriter output = new();
        Assert.AreEqual(passes, new FuzzJob(options, output).Run(CancellationToken.None), output.ToString());
        return output.ToString();
    }
}
