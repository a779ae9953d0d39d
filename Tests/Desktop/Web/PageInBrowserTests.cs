using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>The gateway's page in a browser, against the gateway of the simulator.</summary>
[TestClass]
public sealed class PageInBrowserTests
{
    private const int Reloads = 10;

    private static TestFolder? _folder;
    private static ServedGateway? _gateway;
    private static Browser? _browser;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _browser = await Browser.StartAsync();
        _folder = new TestFolder();
        _gateway = await ServedGateway.StartAsync(Path.Combine(_folder.Path, "sample.bin"));
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _gateway?.Dispose();
        _folder?.Dispose();
    }

    [TestMethod]
    public async Task ANodeIsRenamed()
    {
        await using Tab tab = await OpenAsync();
        ILocator card = tab.Card("garden");
        await card.GetByText("Rename").ClickAsync();
        await tab.AnswerAsync("shed", "Rename");
        await tab.AnswerAsync("wrong password", "Sign in");
        await Assertions.Expect(tab.Page.GetByText("That password is wrong.")).ToBeVisibleAsync();
        await tab.AnswerAsync(SimulatorOptions.DefaultHttpPassword, "Sign in");
        await Assertions.Expect(tab.Card("shed")).ToBeVisibleAsync();
        Assert.AreEqual(0, tab.Errors.Count, string.Join('\n', tab.Errors));
    }

    [TestMethod]
    public async Task ANodeIsUpdatedFromAFileWithProgressThatMoves()
    {
        await using Tab tab = await OpenAsync();
        await tab.SignInAsync();
        string file = _folder!.Deployment("3.1.0.0", 300_000, out _);
        ILocator card = tab.Card("kitchen");

        // To the gateway an update is over a moment later than to the browser that sent it.
        await tab.Page.RouteAsync("**/api/nodes", WithUpdateOfKitchenAsync);
        await card.Locator("input[type=file]").SetInputFilesAsync(file);
        double first = await tab.ProgressAbove(card, 0);
        double second = await tab.ProgressAbove(card, first);
        await Browser.PictureAsync(tab.Page, "page-update-desktop-light");
        Assert.IsLessThan(1.0, first);
        Assert.IsGreaterThan(first, second);
        await Assertions.Expect(card.GetByText("Updated: the new program is being started."))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await tab.Page.WaitForResponseAsync("**/api/nodes");
        await tab.Page.UnrouteAsync("**/api/nodes");

        // What the gateway said of it before may come behind the answer to the browser.
        string address = await card.Locator(".mono").TextContentAsync() ?? string.Empty;
        await tab.Page.EvaluateAsync(
            "node => takeEvent('upload', JSON.stringify({ running: true, upload: { node, sent: 1, chunks: 2 } }))", address);
        await tab.Page.EvaluateAsync("() => takeEvent('upload', JSON.stringify({ running: false }))");

        // A node that restarts may be none of the gateway's for a moment.
        await tab.Page.RouteAsync("**/api/nodes", WithoutNodesAsync);
        await tab.Page.EvaluateAsync("() => load()");
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await tab.Page.UnrouteAsync("**/api/nodes");
        await tab.Page.EvaluateAsync("() => load()");
        await Assertions.Expect(card.GetByText("3.1.0")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await Assertions.Expect(card.GetByText("Updated: the new program is being started.")).ToBeVisibleAsync();
        await Assertions.Expect(card.Locator("progress")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task AnUpdateIsAborted()
    {
        await using Tab tab = await OpenAsync();
        await tab.SignInAsync();
        string file = _folder!.Deployment("3.2.0.0", 900_000, out _);
        ILocator card = tab.Card("garage");
        await card.Locator("input[type=file]").SetInputFilesAsync(file);
        await tab.ProgressAbove(card, 0);
        await card.GetByText("Abort").ClickAsync();
        await Assertions.Expect(card.GetByText("Given up.")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("Abort")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task AnImageForManyNodesIsShownWithTheProgressOfEachAndOfTheWhole()
    {
        await using Tab tab = await OpenAsync();
        await Assertions.Expect(tab.Page.Locator("article")).ToHaveCountAsync(3, new() { Timeout = 60_000 });

        IReadOnlyList<string> all = await tab.Page.Locator("article h3").AllTextContentsAsync();
        string file = _folder!.Deployment("3.3.0.0", 1_600_000, out _);
        using CancellationTokenSource stop = new();
        UpdateCommand command = new(new StringWriter(), new StringWriter(), isTerminal: false) { Images = Path.Combine(_folder.Path, "images") };
        Task<int> update = command.RunAsync(
            ["-f", file, "--nodes", string.Join(',', all), "--no-delta", "-S", _gateway!.Broker.Host, "-p", $"{_gateway.Broker.Port}"], stop.Token);

        // The kitchen may have a new image on trial, and refuse this one.
        string[] names = [.. all.Where(name => name != "kitchen")];
        ILocator state = tab.Page.Locator("#status");
        await Assertions.Expect(state).ToContainTextAsync("Image for many nodes", new() { Timeout = 30_000 });
        await Task.WhenAll(names.Select(name => AssertProgressAsync(tab, name)));

        // Given up, no node runs anything else, and others of these tests find them as they were.
        await stop.CancelAsync();
        Assert.AreEqual(130, await update);
        await Assertions.Expect(state).Not.ToContainTextAsync("Image for many nodes", new() { Timeout = 30_000 });
        foreach (string name in names)
        {
            await Assertions.Expect(tab.Card(name).Locator("progress")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        }
    }

    [TestMethod]
    public async Task ARefusedFileIsToldInWords()
    {
        await using Tab tab = await OpenAsync();
        await tab.SignInAsync();
        ILocator card = tab.Card("garage");
        await card.Locator("input[type=file]").SetInputFilesAsync(_folder!.Write("text.txt", new byte[3000]));
        await Assertions.Expect(card.GetByText("the image is of no known kind")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task TheGatewayUpdatesItselfFromAFile()
    {
        await using Tab tab = await OpenAsync();
        await tab.SignInAsync();
        string file = _folder!.Deployment("4.0.0.0", 200_000, out _);
        ILocator own = tab.Page.Locator("#own");
        await own.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(own.GetByText("Updated: the new program is being started."))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });

        // It restarts, and the page finds it again.
        await Assertions.Expect(tab.Page.Locator("#live")).Not.ToHaveTextAsync("live", new() { Timeout = 30_000 });
        await Assertions.Expect(tab.Page.Locator("#live")).ToHaveTextAsync("live", new() { Timeout = 60_000 });
        await Assertions.Expect(tab.Page.Locator("#status")).ToContainTextAsync("confirmed", new() { Timeout = 60_000 });

        // The nodes come back, for the other tests.
        await Assertions.Expect(tab.Page.Locator("article")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
    }

    [TestMethod]
    public async Task AThirdBrowserAsksWhereTwoAreKeptUpToDate()
    {
        await using Tab first = await OpenAsync();
        await using Tab second = await OpenAsync();
        await using Tab third = await OpenAsync();
        await Assertions.Expect(third.Page.Locator("#live")).ToHaveTextAsync("asking every 5 s");
        await Assertions.Expect(third.Page.Locator("#status")).ToContainTextAsync("Broker");
    }

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public async Task ItFitsScreenAndColors(bool phone, bool dark)
    {
        await using Tab tab = await OpenAsync(phone, dark);
        await Assertions.Expect(tab.Page.Locator("article")).ToHaveCountAsync(3);
        int overflow = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.IsLessThanOrEqualTo(0, overflow);
        string back = await tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.AreEqual(dark ? "rgb(18, 22, 29)" : "rgb(244, 245, 247)", back);
        await Assertions.Expect(tab.Page.Locator("#status")).ToContainTextAsync("connected");
        await Browser.PictureAsync(tab.Page, $"page-{(phone ? "phone" : "desktop")}-{(dark ? "dark" : "light")}");
    }

    private static async Task WithUpdateOfKitchenAsync(IRoute route)
    {
        IAPIResponse answer = await route.FetchAsync();
        string nodes = await answer.TextAsync();
        await route.FulfillAsync(new()
        {
            Response = answer,
            Body = nodes.Replace("\"name\":\"kitchen\"", "\"name\":\"kitchen\",\"update\":100", StringComparison.Ordinal),
        });
    }

    private static async Task WithoutNodesAsync(IRoute route)
    {
        await route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"nodes\":[]}" });
    }

    private static async Task AssertProgressAsync(Tab tab, string name)
    {
        double first = await tab.ProgressAbove(tab.Card(name), 0);
        Assert.IsGreaterThan(first, await tab.ProgressAbove(tab.Card(name), first));
        await Assertions.Expect(tab.Card(name).GetByText("Abort")).ToBeHiddenAsync();
    }

    private static async Task<Tab> OpenAsync(bool phone = false, bool dark = false)
    {
        IPage page = await _browser!.OpenAsync(_gateway!.Page.ToString(), phone, dark);
        Tab tab = new(page);

        // On a slow machine other tabs may hold all four places for a moment: 503, with which a browser shows its words alone.
        for (int i = 0; i < Reloads && await page.GetByText("Service Unavailable").CountAsync() > 0; i++)
        {
            await Task.Delay(1000);
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.Locator("article").First).ToBeVisibleAsync();
        return tab;
    }

    private sealed class Tab : IAsyncDisposable
    {
        public Tab(IPage page)
        {
            Page = page;
            page.PageError += (_, error) => Errors.Add(error);
        }

        public IPage Page { get; }

        public List<string> Errors { get; } = [];

        public ILocator Card(string name)
        {
            return Page.Locator("article").Filter(new LocatorFilterOptions { Has = Page.Locator($"h3:text-is('{name}')") });
        }

        public async Task AnswerAsync(string text, string button)
        {
            await Page.FillAsync("#askInput", text);
            await Page.Locator("#ask").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
        }

        public async Task SignInAsync()
        {
            await Page.ClickAsync("#sign");
            await AnswerAsync(SimulatorOptions.DefaultHttpPassword, "Sign in");
            await Assertions.Expect(Page.GetByText("Sign out")).ToBeVisibleAsync();
        }

        public async Task<double> ProgressAbove(ILocator card, double value)
        {
            ILocator progress = card.Locator("progress");
            DateTime end = DateTime.UtcNow.AddMinutes(1);
            double now = await progress.EvaluateAsync<double>("bar => bar.value");
            while (now <= value)
            {
                Assert.IsLessThan(end, DateTime.UtcNow, $"The progress stays at {now}.");
                await Task.Delay(30);
                now = await progress.EvaluateAsync<double>("bar => bar.value");
            }

            return now;
        }

        public async ValueTask DisposeAsync()
        {
            await Page.Context.DisposeAsync();
        }
    }
}
