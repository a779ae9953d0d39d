using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Native;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A real mosquitto broker in a process of its own, on a free port of the loopback interface.</summary>
internal sealed class Mosquitto : IDisposable
{
    private readonly string[] _arguments;
    private Process _process;

    private Mosquitto(string[] arguments, int port)
    {
        _arguments = arguments;
        _process = Run("mosquitto", arguments, redirectInput: false);
        Address = new BrokerAddress(IPAddress.Loopback.ToString(), port);
        Simulation.Eventually.IsTrue(Answers, "mosquitto listening");
    }

    public BrokerAddress Address { get; }

    /// <summary>Starts a broker; the test is inconclusive where it is not installed, and fails in continuous integration.</summary>
    public static Mosquitto Start()
    {
        int port = FreePort.Take();
        return new Mosquitto(["-p", $"{port}"], port);
    }

    /// <summary>Starts a broker with a configuration of its own, whose clients need not say who they are.</summary>
    /// <param name="folder">Where the configuration is written.</param>
    /// <param name="lines">What stands in it beside the listener.</param>
    public static Mosquitto Start(TestFolder folder, params string[] lines)
    {
        // Without a user of its own it could not read a folder that is ours alone.
        int port = FreePort.Take();
        string[] all = [$"listener {port} 127.0.0.1", "allow_anonymous true", $"user {Environment.UserName}", .. lines, ""];
        string file = folder.Write("mosquitto.conf", Encoding.UTF8.GetBytes(string.Join('\n', all)));
        return new Mosquitto(["-c", file], port);
    }

    /// <summary>Has the process stand still: connections stay, and nothing is answered.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>Has it go on.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Ends the process.</summary>
    public void Stop()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Starts it again, on the same port.</summary>
    public void Restart()
    {
        _process.Dispose();
        _process = Run("mosquitto", _arguments, redirectInput: false);
        Simulation.Eventually.IsTrue(Answers, "mosquitto listening again");
    }

    /// <summary>Starts <c>mosquitto_pub</c> that publishes each line of its standard input.</summary>
    public Process Publisher(string topic)
    {
        return Run(
            "mosquitto_pub", ["-h", Address.Host, "-p", $"{Address.Port}", "-t", topic, "-l"], redirectInput: true);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using Process kill = Run("kill", [$"-{name}", $"{_process.Id}"], redirectInput: false);
        kill.WaitForExit();
        Assert.AreEqual(0, kill.ExitCode);
    }

    private static Process Run(string program, string[] arguments, bool redirectInput)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = redirectInput,
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            InstalledProgram.Skip(program, "mosquitto mosquitto-clients");
            throw;
        }
    }

    private bool Answers()
    {
        Assert.IsFalse(_process.HasExited, "mosquitto ended at once");
        try
        {
            using TcpClient client = new(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
