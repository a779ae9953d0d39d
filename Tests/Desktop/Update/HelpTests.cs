using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What <c>--help</c> says is true.</summary>
[TestClass]
public sealed partial class HelpTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [TestMethod]
    public async Task HasEveryExitCode()
    {
        string[] told = [.. ExitCodeLine().Matches(await HelpAsync()).Select(match => match.Groups[1].Value)];

        string[] expected =
        [
            .. typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (int)field.GetRawConstantValue()!)
                .Order()
                .Select(code => code.ToString(CultureInfo.InvariantCulture)),
        ];
        CollectionAssert.AreEqual(expected, told);
    }

    [TestMethod]
    public async Task HasExamplesThatTheCommandLineTakes()
    {
        string help = await HelpAsync();
        string[] examples =
        [
            .. help.Split('\n')
                .Where(line => line.StartsWith($"  {UpdateCommand.ToolName} -f", StringComparison.Ordinal))
                .Select(line => line.Split("   (")[0].Trim()),
        ];

        Assert.IsGreaterThan(2, examples.Length, help);
        foreach (string example in examples)
        {
            UpdateCommandLine commandLine = new();
            Assert.IsNull(commandLine.FindError(commandLine.Parse(example.Split(' ')[1..])), example);
        }
    }

    [TestMethod]
    public async Task FitsOnEightyColumns()
    {
        Assert.IsTrue((await HelpAsync()).Split('\n').All(line => line.TrimEnd().Length <= 80));
    }

    [TestMethod]
    public async Task DoesNotClaimADefaultSpeed()
    {
        string help = string.Join(' ', (await HelpAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        StringAssert.Contains(help, "[default: none, the gateway sets the pace; 20 ms for gateways of version 0.9.8]");
        Assert.DoesNotContain("[default: fast]", help);
    }

    private async Task<string> HelpAsync()
    {
        Assert.AreEqual(ExitCode.Done, await new UpdateCommand(_output, _error, isTerminal: false).RunAsync(["--help"]));
        return _output.ToString();
    }

    [GeneratedRegex(@"^ {2,}(\d+)  \S", RegexOptions.Multiline)]
    private static partial Regex ExitCodeLine();
}
