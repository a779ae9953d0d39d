using System.ComponentModel;
using System.Diagnostics;
using EnigmaIoT.Tests.Desktop.Update;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet.Protocol;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>The updater asks for a password at a real terminal: one that util-linux's <c>script</c> makes.</summary>
[TestClass]
public sealed class TerminalPromptTests
{
    // Only a hang takes so long.
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    [TestMethod]
    [DataRow("", DisplayName = "the terminal")]
    [DataRow(" > output.txt", DisplayName = "a file")]
    public async Task AsksWhereverStandardOutputGoes(string redirection)
    {
        using TestFolder folder = new();
        folder.Deployment("1.0", 4035, out _);
        await using TestBroker broker = await TestBroker.StartAsync();
        string? heard = null;
        broker.Judge = (_, password) =>
        {
            heard = password;
            return MqttConnectReasonCode.BadUserNameOrPassword;
        };
        using Process terminal = StartTerminal(
            folder.Path,
            $"dotnet '{typeof(UpdateCommand).Assembly.Location}' -f image.bin -d kitchen -p {broker.Port} -u me --ask-password"
            + redirection);

        string question = await ReadToAsync(terminal, "Password of me at 127.0.0.1:");
        await terminal.StandardInput.WriteAsync("from a person\n");
        await terminal.StandardInput.FlushAsync();
        using CancellationTokenSource limit = new(_limit);
        string rest = await terminal.StandardOutput.ReadToEndAsync(limit.Token);
        await terminal.WaitForExitAsync(limit.Token);

        Assert.AreEqual(ExitCode.BrokerRefused, terminal.ExitCode, question + rest);
        Assert.AreEqual("from a person", heard);
        Assert.DoesNotContain("from a person", question + rest);
    }

    private static Process StartTerminal(string folder, string command)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("the options of script are those of util-linux");
        }

        ProcessStartInfo start = new("script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("script is not installed (package bsdutils)");
            throw;
        }
    }

    private static async Task<string> ReadToAsync(Process process, string text)
    {
        using CancellationTokenSource limit = new(_limit);
        string read = "";
        char[] one = new char[1];
        while (!read.Contains(text, StringComparison.Ordinal))
        {
            Assert.AreEqual(1, await process.StandardOutput.ReadAsync(one.AsMemory(), limit.Token), read);
            read += one[0];
        }

        return read;
    }
}
