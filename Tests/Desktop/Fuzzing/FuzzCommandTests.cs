using EnigmaIoT.Simulator.Commands;
using EnigmaIoT.Simulator.Options;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Fuzzing;

/// <summary>The command looks at the heap of the whole process, so nothing else may run beside it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FuzzCommandTests
{
    [TestMethod]
    public async Task FuzzPrintsNumberAndSeedAndEndsWith0WhereNothingIsFound()
    {
        (int code, string text, _) = await RunAsync("fuzz", "--count", "500", "--seed", "3");

        Assert.AreEqual(ExitCode.Done, code, text);
        StringAssert.StartsWith(text, "500 inputs, seed 3, lanes");
        StringAssert.Contains(text, "Nothing found");
    }

    [TestMethod]
    [DataRow("--count", "0")]
    [DataRow("--count", "many")]
    [DataRow("--seed", "-1")]
    [DataRow("--lane", "x")]
    public async Task AnOptionThatMakesNoSenseIsTold(string option, string value)
    {
        (int code, _, string error) = await RunAsync("fuzz", option, value);

        Assert.AreEqual(ExitCode.Usage, code);
        StringAssert.Contains(error, $"{option}: '{value}' is not a number");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = await new SimulatorCommand(output, error, false).RunAsync(arguments);
        return (code, output.ToString(), error.ToString());
    }
}
