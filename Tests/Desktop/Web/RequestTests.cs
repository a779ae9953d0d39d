using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>Requests and exact answers over TCP, at the gateway of the simulator. What takes time to be refused has its tests in virtual time.</summary>
[TestClass]
public sealed class RequestTests
{
    private const string Ok = "200 OK";
    private const int MaximumBytes = 40 * 1024;

    private static TestFolder? _folder;
    private static ServedGateway? _gateway;

    private static ServedGateway Gateway => _gateway!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _folder = new TestFolder();
        _gateway = await ServedGateway.StartAsync(Path.Combine(_folder.Path, "sample.bin"));
    }

    [ClassCleanup]
    public static void Stop()
    {
        _gateway?.Dispose();
        _folder?.Dispose();
    }

    [TestMethod]
    [DataRow("GET", "/api/gw/nodenumber", Ok, "{\"nodeNumber\":3}")]
    [DataRow("GET", "/api/gw/maxnodes", Ok, "{\"maxNodes\":35}")]
    [DataRow("GET", "/api/node/node", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("GET", "/api/node/node?nodename=nobody", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("GET", "/api/node/node?nodename=broadcast", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("GET", "/api/node/node?nodeid=99", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("GET", "/api/node/node?nodeid=x", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("GET", "/api/node/node?nodeaddr=02:00:00:00:99:99", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("DELETE", "/api/node/node?nodename=nobody", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("PUT", "/api/node/restart?nodename=nobody", "404 Not Found", "{\"result\":\"not found\"}")]
    [DataRow("PUT", "/api/node/name?nodename=kitchen", "400 Bad Request", "{\"result\":\"refused\",\"reason\":\"value is missing or too long\"}")]
    [DataRow("PUT", "/api/node/identify?nodeid=0", "202 Accepted", "{\"result\":\"sent\"}")]
    [DataRow("PUT", "/api/node/sleeptime?nodename=kitchen&value=0", "202 Accepted", "{\"result\":\"sent\"}")]
    [DataRow("PUT", "/api/gw/restart", "404 Not Found", "{\"gw_restart\":\"fail\"}")]
    [DataRow("PUT", "/api/gw/restart?confirm=0", "404 Not Found", "{\"gw_restart\":\"fail\"}")]
    [DataRow("PUT", "/api/gw/reset", "404 Not Found", "{\"gw_reset\":\"fail\"}")]
    [DataRow("PUT", "/api/gw/login", "204 No Content", "")]
    [DataRow("GET", "/api/gw", "404 Not Found", "Not Found")]
    [DataRow("GET", "/api/gw/info/", "404 Not Found", "Not Found")]
    [DataRow("GET", "/../secret", "404 Not Found", "Not Found")]
    [DataRow("POST", "/api/gw/info", "405 Method Not Allowed", "Method Not Allowed")]
    [DataRow("GET", "/api/gw/restart", "405 Method Not Allowed", "Method Not Allowed")]
    [DataRow("TRACE", "/", "405 Method Not Allowed", "Method Not Allowed")]
    public async Task AnswersExactly(string method, string target, string status, string content)
    {
        string answer = await Gateway.AskAsync($"{method} {target} HTTP/1.1\r\nHost: {Gateway.Host}\r\n{ServedGateway.Login}\r\n");
        Assert.AreEqual("HTTP/1.1 " + status, answer.Split("\r\n")[0]);
        Assert.AreEqual(content, Content(answer));
    }

    [TestMethod]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: {0}\r\n\r\n", "401 Unauthorized")]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: {0}\r\nAuthorization: Bearer x\r\n\r\n", "401 Unauthorized")]
    [DataRow("DELETE /api/node/node?nodename=kitchen HTTP/1.1\r\nHost: {0}\r\n\r\n", "401 Unauthorized")]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: {0}\r\n{1}Origin: http://evil.example\r\n\r\n", "403 Forbidden")]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: {0}\r\n{1}Origin: null\r\n\r\n", "403 Forbidden")]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: {0}\r\n{1}Sec-Fetch-Site: cross-site\r\n\r\n", "403 Forbidden")]
    [DataRow("PUT /api/gw/restart?confirm=1 HTTP/1.1\r\nHost: evil.example\r\n{1}Origin: http://evil.example\r\n\r\n", "403 Forbidden")]
    [DataRow("GET /api/gw/info HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403 Forbidden")]
    [DataRow("GET /api/gw/info HTTP/1.1\r\n\r\n", "400 Bad Request")]
    [DataRow("GET /api/gw/info HTTP/3.0\r\nHost: {0}\r\n\r\n", "505 HTTP Version Not Supported")]
    [DataRow("hello\r\n\r\n", "400 Bad Request")]
    [DataRow("\u0016\u0003\u0001\u0002\u0000", "400 Bad Request")]
    [DataRow("PUT /api/gw/login HTTP/1.1\r\nHost: {0}\r\n{1}Content-Length: 1000000\r\n\r\n", "413 Content Too Large")]
    [DataRow("PUT /api/gw/login HTTP/1.1\r\nHost: {0}\r\n{1}Content-Length: 99999999999999999999\r\n\r\n", "400 Bad Request")]
    [DataRow("PUT /api/node/ota?nodename=kitchen HTTP/1.1\r\nHost: {0}\r\n{1}Transfer-Encoding: chunked\r\n\r\n", "411 Length Required")]
    public async Task RefusesWithTheRightStatus(string request, string status)
    {
        string answer = await Gateway.AskAsync(string.Format(null, request, Gateway.Host, ServedGateway.Login));
        Assert.AreEqual("HTTP/1.1 " + status, answer.Split("\r\n")[0]);
        Assert.AreEqual(status[4..], Content(answer));
    }

    [TestMethod]
    public async Task OversizedHeadersAreRefused()
    {
        string longTarget = await Gateway.AskAsync($"GET /{new string('a', 2000)} HTTP/1.1\r\nHost: {Gateway.Host}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 URI Too Long\r\n", longTarget);
        string longHeader = await Gateway.AskAsync($"GET / HTTP/1.1\r\nHost: {Gateway.Host}\r\nCookie: {new string('a', 20000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n", longHeader);
    }

    [TestMethod]
    [DataRow("/api/gw/info", "version network addresses channel ap bssid rssi dns mem")]
    [DataRow("/api/node/node?nodename=garage", "version node_id address keyValidSince lastMessageTime sleepy Broadcast TimeSync rssi packetsHour per Name")]
    public async Task TheKeysAreThoseOfTheReferenceInItsOrder(string target, string keys)
    {
        using JsonDocument answer = JsonDocument.Parse(await GetAsync(target));
        Assert.AreEqual(keys, string.Join(' ', answer.RootElement.EnumerateObject().Select(member => member.Name)));
    }

    [TestMethod]
    public async Task TheListOfNodesHasAllOfThem()
    {
        using JsonDocument answer = JsonDocument.Parse(await GetAsync("/api/gw/nodes"));
        string[] names = [.. answer.RootElement.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()!)];
        CollectionAssert.AreEquivalent(new[] { "kitchen", "garage", "garden" }, names);
    }

    [TestMethod]
    public async Task OfFiftyAtOnceEachIsServedOrToldToComeAgain()
    {
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(_ => Gateway.AskAsync($"GET /api/nodes HTTP/1.1\r\nHost: {Gateway.Host}\r\n\r\n")));
        int served = answers.Count(answer => answer.StartsWith("HTTP/1.1 200 OK\r\n", StringComparison.Ordinal));
        int refused = answers.Count(answer => answer.StartsWith("HTTP/1.1 503 Service Unavailable\r\n", StringComparison.Ordinal)
            && answer.Contains("Retry-After: 1\r\n", StringComparison.Ordinal));
        Assert.AreEqual(50, served + refused);
        Assert.IsGreaterThan(0, served);
        Assert.StartsWith("HTTP/1.1 200 OK", await Gateway.AskAsync($"GET /api/nodes HTTP/1.1\r\nHost: {Gateway.Host}\r\n\r\n"));
    }

    [TestMethod]
    public async Task ClientsThatSayNothingKeepNobodyOut()
    {
        List<TcpClient> silent = [];
        for (int i = 0; i < 20; i++)
        {
            TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, Gateway.Page.Port);
            silent.Add(client);
        }

        string answer = await Gateway.AskAsync($"GET /api/gw/maxnodes HTTP/1.1\r\nHost: {Gateway.Host}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK", answer);
        silent.ForEach(client => client.Dispose());
    }

    [TestMethod]
    public async Task ThePageThatIsSentIsTheFileAndNeedsNothingFromElsewhere()
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "Gateway", "Web", "Page", "index.html"));
        string page = await GetAsync("/");
        Assert.AreEqual(string.Concat(lines.Select(line => line.TrimStart()).Where(line => line.Length > 0).Select(line => line + "\n")), page, "run build/page.sh");
        foreach (string outside in new[] { "http:", "https:", " src=", "@import", "url(" })
        {
            Assert.DoesNotContain(outside, page);
        }
    }

    [TestMethod]
    public async Task ThePageIsSmall()
    {
        string answer = await Gateway.AskAsync($"HEAD / HTTP/1.1\r\nHost: {Gateway.Host}\r\n\r\n");
        string length = answer.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        Assert.IsLessThan(MaximumBytes, int.Parse(length.AsSpan("Content-Length: ".Length)));
    }

    private static async Task<string> GetAsync(string target)
    {
        using HttpClientHandler handler = new() { AutomaticDecompression = DecompressionMethods.GZip };
        using HttpClient client = new(handler) { BaseAddress = Gateway.Page };
        return await client.GetStringAsync(new Uri(target, UriKind.Relative));
    }

    private static string Content(string answer)
    {
        string content = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return answer.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal) ? content.Split("\r\n")[1] : content;
    }
}
