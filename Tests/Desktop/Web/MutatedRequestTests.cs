using System.Text;
using EnigmaIoT.Bench;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>Requests that are changed at random, at a gateway with a node: nothing throws, nothing is kept.</summary>
[TestClass]
public sealed class MutatedRequestTests
{
    private const int Requests = 100_000;
    private const int Seed = 4711;
    private const string Login = "Authorization: Basic OmEgcGFnZSBwYXNzd29yZA==\r\n";
    private const string Image = "size=636&md5=0123456789abcdef0123456789abcdef"
        + "&sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] _requests =
    [
        "GET / HTTP/1.1\r\nHost: 192.168.1.20\r\nAccept-Encoding: gzip\r\n\r\n",
        "GET /api/nodes HTTP/1.1\r\nHost: gateway.local\r\nUser-Agent: x\r\n\r\n",
        "GET /api/gw/status HTTP/1.1\r\nHost: 192.168.1.20\r\n\r\n",
        "GET /api/gw/log HTTP/1.0\r\n\r\n",
        "GET /api/events HTTP/1.1\r\nHost: 192.168.1.20\r\n\r\n",
        "GET /api/node/node?nodename=kitchen HTTP/1.1\r\nHost: 192.168.1.20\r\n\r\n",
        "GET /api/node/node?nodeaddr=3C:71:BF:00:00:02&x=%41%zz HTTP/1.1\r\nHost: 192.168.1.20\r\n\r\n",
        $"PUT /api/node/name?nodeid=0&value=shed HTTP/1.1\r\nHost: 192.168.1.20\r\n{Login}\r\n",
        $"PUT /api/node/sleeptime?nodeid=0&value=10 HTTP/1.1\r\nHost: 192.168.1.20\r\n{Login}Origin: http://192.168.1.20\r\n\r\n",
        $"DELETE /api/node/ota?nodeid=0 HTTP/1.1\r\nHost: 192.168.1.20\r\n{Login}\r\n",
        $"PUT /api/node/ota?nodeid=0&{Image} HTTP/1.1\r\nHost: 192.168.1.20\r\n{Login}Content-Length: 636\r\n\r\nNFMRK1 and some bytes of an image",
        $"PUT /api/gw/ota?{Image} HTTP/1.1\r\nHost: 192.168.1.20\r\n{Login}Content-Length: 636\r\nExpect: 100-continue\r\n\r\n",
    ];

    [TestMethod]
    public void NeitherAnExceptionNorGrowth()
    {
        WebLinkDouble link = new(7);
        GatewayRig rig = new();
        rig.Config.PagePassword = "a page password";
        rig.Config.HostName = "gateway";
        rig.Parts.LastLines = new LogRing(rig.Log, rig.Clock, LogRing.SmallBytes);
        rig.Parts.Log = rig.Parts.LastLines;
        rig.Parts.Web = link;
        rig.Start();
        rig.Join(0x3C71BF000002, "kitchen");
        Play(rig, link, 5_000, Seed);
        int before = Held(rig);
        int answered = Play(rig, link, Requests, Seed + 1);

        // Most are still HTTP of some kind.
        Assert.IsGreaterThan(Requests / 2, answered);

        // A file whose sender hangs up while the gateway waits for the node is given up once nothing comes of it.
        rig.Run(150_000);
        Assert.AreEqual(0, link.Open);
        Assert.IsLessThanOrEqualTo(before, Held(rig));
    }

    private static int Held(GatewayRig rig)
    {
        return HeapCount.Of(rig.Gateway.Web).Parts.Where(part => part.Key == "web").Sum(part => part.Value);
    }

    private static int Play(GatewayRig rig, WebLinkDouble link, int count, int seed)
    {
        FuzzRandom random = new((ulong)seed);
        Mutator mutator = new(random);
        byte[][] requests = [.. _requests.Select(Encoding.UTF8.GetBytes)];
        byte[] buffer = new byte[6000];
        int answered = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] request = requests[random.Below(requests.Length)];
            request.CopyTo(buffer, 0);
            int end = i % 20 == 0
                ? request.Length
                : mutator.Mutate(buffer, 0, request.Length, buffer.Length, requests[random.Below(requests.Length)]);
            int client = link.Connect(string.Empty);
            link.Send(client, buffer[..end]);
            for (int turn = 0; turn < 4; turn++)
            {
                rig.Gateway.Web.Pump(rig.Clock.Milliseconds);
            }

            answered += link.Received(client).Length > 0 ? 1 : 0;
            link.HangUp(client);
            rig.Clock.Milliseconds += 20;
            rig.Gateway.Web.Pump(rig.Clock.Milliseconds);
            if (i % 500 == 0)
            {
                rig.Run(50);
                rig.Forget();
            }
        }

        return answered;
    }
}
