using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Simulator.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A real mosquitto broker in a process of its own, on a free port of the loopback interface.</summary>
internal sealed class Mosquitto : IDisposable
{
    private readonly Process _process;

    private Mosquitto(Process process, int port)
    {
        _process = process;
        Address = new BrokerAddress(IPAddress.Loopback.ToString(), port);
    }

    public BrokerAddress Address { get; }

    /// <summary>Starts a broker; the test is inconclusive where it is not installed, and fails in continuous integration.</summary>
    public static Mosquitto Start() => Start(port => ["-p", $"{port}"]);

    /// <summary>Starts a broker that knows users by their name alone, and what each may do.</summary>
    /// <param name="aclFile">What each user may do; the configuration is written beside it.</param>
    public static Mosquitto Start(string aclFile)
    {
        return Start(port =>
        {
            // Without a user of its own it could not read a folder that is ours alone.
            string file = aclFile + ".conf";
            File.WriteAllText(
                file,
                $"listener {port} 127.0.0.1\nallow_anonymous true\nacl_file {aclFile}\nuser {Environment.UserName}\n");
            return ["-c", file];
        });
    }

    private static Mosquitto Start(Func<int, string[]> arguments)
    {
        int port = FreePort();
        Mosquitto broker = new(Run("mosquitto", arguments(port), redirectInput: false), port);
        Simulator.Eventually.IsTrue(broker.Answers, "mosquitto listening");
        return broker;
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
            string message = $"{program} is not installed (packages mosquitto and mosquitto-clients)";
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail(message);
            }

            Assert.Inconclusive(message);
            throw;
        }
    }

    private static int FreePort()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
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
