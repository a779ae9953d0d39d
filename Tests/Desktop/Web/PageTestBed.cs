using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Simulation;
using EnigmaIoT.Tests.Unit.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>A gateway with its page, and nodes, in virtual time; browsers in memory.</summary>
internal sealed class PageTestBed
{
    private static readonly string _login = "Authorization: Basic "
        + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + NetworkTestBed.PagePassword)) + "\r\n";

    public PageTestBed(int nodes = 1, int? sleeping = null, AirSettings? air = null, bool configured = false)
    {
        Network = new NetworkTestBed(nodes, air, sleeping: sleeping, listen: () => Link = new WebLinkDouble(7), configured: configured);
        Network.Start();
        Network.WaitFor(() => Network.AreRegistered && Nodes.FindByName("node1") is not null, 60);
        Run(2000);
    }

    public NetworkTestBed Network { get; }

    public WebLinkDouble Link { get; private set; } = new(7);

    public EnigmaIoT.Gateway.Air.NodeTable Nodes => Network.Gateway.Firmware!.Nodes;

    public static byte[] Image(int size = 40000)
    {
        return SampleImage.Create(new Version(2, 0), size);
    }

    public void Run(int milliseconds)
    {
        Network.Scheduler.RunTo(Network.Scheduler.Now + (milliseconds * 1000L));
    }

    /// <summary>Asks, and gets status and content of the answer.</summary>
    public (int Status, string Content) Ask(string method, string target)
    {
        int client = Open(method, target, string.Empty);
        Run(500);
        return Answer(client);
    }

    public int Open(string method, string target, string fields)
    {
        return Link.Connect($"{method} {target} HTTP/1.1\r\nHost: 192.168.1.20\r\n{_login}{fields}\r\n");
    }

    /// <summary>Sends an image as the page does.</summary>
    public int Upload(byte[] image, string node = "nodename=node1", int first = 1, int? kind = 1, string path = "/api/node/ota")
    {
        byte[] body = image[((first - 1) * 212)..];
        string query = $"{node}&size={image.Length}&md5={Convert.ToHexStringLower(MD5.HashData(image))}"
            + $"&sha256={Convert.ToHexStringLower(SHA256.HashData(image))}&first={first}" + (kind is null ? string.Empty : $"&kind={kind}");
        int client = Open("PUT", $"{path}?{query}", $"Content-Length: {body.Length}\r\n");
        Link.Send(client, body);
        return client;
    }

    public (int Status, string Content) Answer(int client)
    {
        string text = Link.Received(client);
        Assert.IsGreaterThan(12, text.Length, "there is no answer");
        string content = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        bool isChunked = text.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal);
        return (int.Parse(text.AsSpan(9, 3)), isChunked ? Unchunk(content) : content);
    }

    /// <summary>Waits until a client has its whole answer.</summary>
    public (int Status, string Content) WaitFor(int client, int seconds = 60)
    {
        Network.WaitFor(() => Link.Received(client).Length > 0, seconds);
        Run(100);
        return Answer(client);
    }

    public string Running => Network.Nodes[0].Slots.Describe(ImageKind.Deployment, Network.Nodes[0].Slots.ActiveSlot(ImageKind.Deployment));

    private static string Unchunk(string text)
    {
        StringBuilder content = new();
        for (int at = 0; ;)
        {
            int count = Convert.ToInt32(text.Substring(at, 3).TrimEnd('\r', '\n'), 16);
            if (count == 0)
            {
                return content.ToString();
            }

            content.Append(text, at + 5, count);
            at += 5 + count + 2;
        }
    }
}
