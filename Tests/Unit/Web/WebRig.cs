using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Web;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.Web;

/// <summary>A server with one action under some paths, its clients in memory, in virtual time.</summary>
public sealed class WebRig
{
    /// <summary>The password <c>right-password</c> as a client sends it.</summary>
    public const string Login = "Authorization: Basic OnJpZ2h0LXBhc3N3b3Jk\r\n";

    /// <summary>A wrong password as a client sends it.</summary>
    public const string WrongLogin = "Authorization: Basic Ondyb25nLXBhc3N3b3Jk\r\n";

    /// <summary>Creates a server.</summary>
    /// <param name="hasPassword">Whether a password is chosen.</param>
    /// <param name="readingIsOpen">Whether everybody may read.</param>
    public WebRig(bool hasPassword, bool readingIsOpen)
    {
        SeededRandom random = new SeededRandom(1);
        Password = new WebPassword(new MemoryStore(), new ToyCipher(random), random);
        if (hasPassword)
        {
            byte[] password = Encoding.UTF8.GetBytes("right-password");
            Password.Choose(password, 0, password.Length);
        }

        Server = new WebServer(
            Link,
            new PasswordGuard(Password, new Base64(), "gateway", readingIsOpen),
            new WebRoute[]
            {
                new WebRoute(WebMethod.Get, "/open", WebRight.Everybody, 0, Action),
                new WebRoute(WebMethod.Get, "/state", WebRight.Reading, 0, Action),
                new WebRoute(WebMethod.Put, "/state", WebRight.Changing, 4000, Action),
            });
    }

    /// <summary>Gets the clients.</summary>
    public WebLinkDouble Link { get; } = new WebLinkDouble(7);

    /// <summary>Gets what all paths do.</summary>
    public EchoAction Action { get; } = new EchoAction();

    /// <summary>Gets the password.</summary>
    public WebPassword Password { get; }

    /// <summary>Gets the server.</summary>
    public WebServer Server { get; }

    /// <summary>Gets the time.</summary>
    public long Now { get; private set; }

    /// <summary>Lets the server work until it waits.</summary>
    public void Pump()
    {
        while (Server.Pump(Now) == 0)
        {
        }
    }

    /// <summary>Advances the time.</summary>
    public void Pass(int milliseconds)
    {
        long end = Now + milliseconds;
        while (Now < end)
        {
            Now += 10;
            Server.Pump(Now);
        }
    }

    /// <summary>Has a client ask, and gets the whole answer.</summary>
    public string Ask(string request)
    {
        int connection = Link.Connect(request);
        Pump();
        string answer = Link.Received(connection);
        Link.HangUp(connection);
        Pump();
        return answer;
    }

    /// <summary>Has a client ask, and gets the status of the answer.</summary>
    public int Status(string request)
    {
        string answer = Ask(request);
        return answer.Length < 12 ? 0 : int.Parse(answer.Substring(9, 3));
    }
}
