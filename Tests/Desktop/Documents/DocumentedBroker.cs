using System.Diagnostics;
using System.Net.Sockets;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Tests.Desktop.Native;
using EnigmaIoT.Update.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>A real mosquitto with the files and certificates of docs/broker.md: only folder, host name and ports are others.</summary>
internal sealed class DocumentedBroker : IDisposable
{
    public const string Password = "a password";

    private readonly TestFolder _folder = new();
    private readonly Process _process;

    private DocumentedBroker()
    {
        MarkdownPage page = new("docs/broker.md");
        string rights = page.Block("acl");
        Write("enigmaiot.acl", rights);
        foreach (string user in UsersOf(rights))
        {
            string create = File.Exists(PathOf("enigmaiot.passwd")) ? string.Empty : "-c ";
            RunShell($"mosquitto_passwd {create}-b enigmaiot.passwd {user} '{Password}'");
        }

        RunShell("set -e\n" + page.Block("certificates").Replace("broker.example", "localhost", StringComparison.Ordinal));
        (TlsPort, Port) = (FreePort.Take(), FreePort.Take());
        string configuration = page.Block("conf")
            .Replace("/etc/mosquitto/", _folder.Path + "/", StringComparison.Ordinal)
            .Replace("listener 8883", $"listener {TlsPort} 127.0.0.1", StringComparison.Ordinal)
            .Replace("listener 1883", $"listener {Port}", StringComparison.Ordinal);
        // Started as root, mosquitto becomes the user 'mosquitto', who may not read a folder that is ours alone.
        Write("mosquitto.conf", $"user {Environment.UserName}\n{configuration}");
        _process = Start("mosquitto", ["-c", PathOf("mosquitto.conf")]);
        Simulation.Eventually.IsTrue(() => Answers(Port) && Answers(TlsPort), "mosquitto listening");
    }

    public int Port { get; }

    public int TlsPort { get; }

    /// <summary>Gets the certificate of the authority that the document makes.</summary>
    public string Authority => PathOf("ca.pem");

    /// <summary>Starts it; the test is inconclusive where a program is missing, and fails in continuous integration.</summary>
    public static DocumentedBroker Start()
    {
        foreach (string program in new[] { "bash", "openssl", "mosquitto" })
        {
            InstalledProgram.FindOrSkip(program, "bash openssl mosquitto");
        }

        return new DocumentedBroker();
    }

    /// <summary>Returns the users of an ACL file.</summary>
    public static IEnumerable<string> UsersOf(string rights)
    {
        return rights.Split('\n').Where(line => line.StartsWith("user ", StringComparison.Ordinal)).Select(line => line[5..].Trim());
    }

    /// <summary>Returns how a user connects, with TLS.</summary>
    public BrokerOptions Options(string user) => new()
    {
        Host = "localhost",
        Port = TlsPort,
        Secure = true,
        CertificateAuthorityFile = Authority,
        User = user,
        Password = Password,
    };

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text.ReplaceLineEndings("\n") + "\n");

    private void RunShell(string commands)
    {
        using Process shell = Start("bash", ["-c", commands]);
        string output = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.AreEqual(0, shell.ExitCode, output);
    }

    private Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = _folder.Path, RedirectStandardError = program == "bash" };
        return Process.Start(start)!;
    }

    private bool Answers(int port)
    {
        Assert.IsFalse(_process.HasExited, "mosquitto ended at once");
        try
        {
            using TcpClient client = new("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
