using System.Net;
using System.Net.Sockets;
using System.Text;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Tests.Desktop.EndToEnd;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>The simulator with <c>--serve</c>, and clients of the gateway's page over TCP.</summary>
internal sealed class ServedGateway : IDisposable
{
    private readonly SimulatorRun _run;

    private ServedGateway(SimulatorRun run, Uri page, BrokerAddress broker)
    {
        _run = run;
        Page = page;
        Broker = broker;
    }

    public static string Login { get; } = "Authorization: Basic "
        + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + SimulatorOptions.DefaultHttpPassword)) + "\r\n";

    public Uri Page { get; }

    public BrokerAddress Broker { get; }

    public string Host => Page.Authority;

    public static async Task<ServedGateway> StartAsync(string sample)
    {
        SimulatorRun run = SimulatorRun.Start("--serve", "--http-port", "0", "--sample", sample);
        string line = await run.LineWithAsync("Page ");
        string broker = await run.LineWithAsync("Broker");
        BrokerAddress.TryParse(broker[(broker.IndexOf("Broker", StringComparison.Ordinal) + 6)..].Trim(), out BrokerAddress address);
        foreach (string node in new[] { "kitchen", "garage", "garden" })
        {
            await run.LineWithAsync(node + " is registered");
        }

        return new ServedGateway(run, new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(',')), address);
    }

    /// <summary>Sends a text over a connection of its own, and gets the whole answer.</summary>
    public async Task<string> AskAsync(string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Page.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using StreamReader reader = new(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public void Dispose()
    {
        _run.Dispose();
    }
}
