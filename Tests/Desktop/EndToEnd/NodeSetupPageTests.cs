using System.Net;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Web;
using EnigmaIoT.Simulation.Wifi;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Microsoft.Playwright.Assertions;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>The page of a node's first configuration, in a browser: a virtual board without a configuration, in real time.</summary>
[TestClass]
public sealed class NodeSetupPageTests
{
    private const long Address = 0x0200_0000_0101;

    [TestMethod]
    public async Task ANodeIsConfiguredThoughItsGatewayHasAnotherKeyAtFirst()
    {
        using TestFolder folder = new();
        await using Browser browser = await Browser.StartAsync();
        await using Board board = new(folder.Path);
        IPage page = await browser.OpenAsync(board.Page);
        await Expect(page.GetByText("EnigmaIoTNode-0101")).ToBeVisibleAsync();
        await Expect(Field(page, "mqttHost")).ToBeHiddenAsync();
        await Expect(page.GetByText("Write it down")).ToBeHiddenAsync();
        await Browser.PictureAsync(page, "setup-node-phone-light", full: true);

        foreach ((string name, string value, string error) in ((string, string, string)[])
        [
            ("networkName", "a/b", "no / + #"),
            ("networkKey", "short", "8 to 32 characters"),
            ("channel", "14", "from 1 to 13"),
            ("nodeName", "gateway", "nor gateway, broadcast or a MAC address"),
            ("sleepSeconds", "13601", "from 0 to 13600"),
        ])
        {
            string before = await Field(page, name).InputValueAsync();
            await Field(page, name).FillAsync(value);
            await SendAsync(page, "Connect and save");
            await Expect(page.Locator($"#error-{name}")).ToContainTextAsync(error);
            await Field(page, name).FillAsync(before);
        }

        await Field(page, "networkName").FillAsync("garden");
        await Field(page, "networkKey").FillAsync("not the key of it");
        await Field(page, "nodeName").FillAsync("shed");
        await Field(page, "sleepSeconds").FillAsync("60");
        await Field(page, "application.periodSeconds").FillAsync("never");
        await SendAsync(page, "Connect and save");
        await Expect(page.Locator("#error-application\\.periodSeconds")).ToBeVisibleAsync();

        await Field(page, "application.periodSeconds").FillAsync("30");
        await SendAsync(page, "Connect and save");
        await Expect(page.Locator("#error-networkKey")).ToContainTextAsync("the gateway has another network key", new() { Timeout = 30000 });

        await Field(page, "networkKey").FillAsync("network key of it");
        await SendAsync(page, "Connect and save");
        await Expect(page.GetByText("Saved: the device restarts with it")).ToBeVisibleAsync(new() { Timeout = 30000 });
        DeviceConfig config = await board.ConfiguredAsync();
        Assert.AreEqual("garden", config.NetworkName);
        Assert.AreEqual("network key of it", config.NetworkKey);
        Assert.AreEqual("shed", config.NodeName);
        Assert.IsTrue(config.Sleepy);
        Assert.AreEqual(60, config.SleepSeconds);
        Assert.AreEqual("30", config.Application.Value("periodSeconds"));
    }

    [TestMethod]
    public async Task ANodeFarFromItsGatewayIsStoredUntried()
    {
        using TestFolder folder = new();
        await using Browser browser = await Browser.StartAsync();
        await using Board board = new(folder.Path);
        IPage page = await browser.OpenAsync(board.Page);
        await Expect(page.GetByText("EnigmaIoTNode-0101")).ToBeVisibleAsync();
        await Field(page, "networkName").FillAsync("elsewhere");
        await Field(page, "networkKey").FillAsync("network key");
        await SendAsync(page, "Connect and save");
        await Expect(page.Locator("#error-networkName")).ToContainTextAsync("no gateway of that network is heard", new() { Timeout = 30000 });
        await SendAsync(page, "Save without trying");
        Assert.AreEqual("elsewhere", (await board.ConfiguredAsync()).NetworkName);
    }

    private static ILocator Field(IPage page, string name)
    {
        return page.Locator($"[name='{name}']");
    }

    private static async Task SendAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    /// <summary>A node's board near a gateway's access point.</summary>
    private sealed class Board : IAsyncDisposable
    {
        private readonly Scheduler _scheduler = new();
        private readonly RealTimeRunner _runner;
        private readonly CancellationTokenSource _end = new();
        private readonly VirtualSetup _setup;
        private readonly TaskCompletionSource<DeviceConfig> _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _run;
        private readonly TcpWebLink _link = new(IPAddress.Loopback, 0);

        public Board(string folder)
        {
            Page = $"http://{_link.EndPoint}/";
            _runner = new RealTimeRunner(_scheduler);
            MemoryLog log = new(_scheduler, "node", []);
            FolderFiles files = new(folder);
            _setup = new VirtualSetup(
                new VirtualSetupOptions
                {
                    Kind = SetupKind.Node,
                    Files = new ConfigFiles(files, files.Prefix, log),
                    Store = new MemoryStore(),
                    Wifi = new VirtualWifi(_scheduler, [new SimulatedNetwork("garden", "network key of it", -50)]) { Haste = 10 },
                    Random = new SystemRandom(),
                    Listen = () => _link,
                    Address = _ => Page,
                    Fields = new SampleApplication(SampleApplication.DefaultPeriodMilliseconds),
                },
                _scheduler,
                new AirStation(new AirModel(_scheduler, new AirSettings()), Address),
                log);
            _setup.Board.PowerOn();
            _run = Task.Run(() => _runner.Run(_end.Token, Look));
        }

        public string Page { get; }

        public Task<DeviceConfig> ConfiguredAsync()
        {
            return _configured.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _run;
            _setup.Board.PowerOff();
            _runner.Dispose();
            _link.Dispose();
            _end.Dispose();
        }

        private bool Look()
        {
            return _setup.Configured is not null && _configured.TrySetResult(_setup.Configured);
        }
    }
}
