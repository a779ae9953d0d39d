using EnigmaIoT.Tests.Desktop.Update;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet.Protocol;
using static Microsoft.Playwright.Assertions;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>The page of a first configuration, as somebody with a phone uses it, against the simulator.</summary>
[TestClass]
public sealed class PortalPageTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    [TestMethod]
    public async Task AGatewayIsConfiguredFromNothingThoughWifiAndBrokerRefuseAtFirst()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        broker.Judge = (user, password) => user == "gateway" && password == "broker password"
            ? MqttConnectReasonCode.Success
            : MqttConnectReasonCode.BadUserNameOrPassword;
        using SimulatorRun run = SimulatorRun.Start("--portal", "--nodes", "1", "--broker", $"127.0.0.1:{broker.Port}");
        await using Browser browser = await Browser.StartAsync();
        string address = await PageOfAsync(run);
        await TakePicturesAsync(browser, address);
        IPage page = await browser.OpenAsync(address);
        await Expect(page.GetByText("EnigmaIoTGateway-0001")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Home" }).ClickAsync();
        await Expect(Field(page, "wifiSsid")).ToHaveValueAsync("Home");
        await Field(page, "wifiPassword").FillAsync("wrong password");
        await Field(page, "networkName").FillAsync("garden");
        string key = await Field(page, "networkKey").InputValueAsync();
        Assert.IsTrue(key.Length is >= 20 and <= 32, key);
        await Expect(page.GetByText("Write it down")).ToBeVisibleAsync();
        await Expect(Field(page, "mqttPort")).ToHaveValueAsync($"{broker.Port}");
        await Field(page, "pagePassword").FillAsync("page password");
        await Field(page, "readingNeedsPassword").CheckAsync();
        await page.GetByText("Topics and messages").ClickAsync();
        await Field(page, "topicPrefix").FillAsync("home/iot");
        await Field(page, "homeAssistant").SelectOptionAsync("off");
        await SendAsync(page);
        await ExpectErrorAsync(page, "wifiPassword", "the Wi-Fi refuses the password");
        await Browser.PictureAsync(page, "setup-wrong-password-phone-light");

        await Field(page, "wifiPassword").FillAsync("simulated-wifi");
        await SendAsync(page);
        await ExpectErrorAsync(page, "mqttUser", "user name or password");

        await Field(page, "mqttUser").FillAsync("gateway");
        await Field(page, "mqttPassword").FillAsync("not this one");
        await SendAsync(page);
        await ExpectErrorAsync(page, "mqttPassword", "user name or password");

        await Field(page, "mqttPassword").FillAsync("broker password");
        await SendAsync(page);
        await Expect(page.GetByText("Saved: the device restarts with it")).ToBeVisibleAsync();
        await Expect(page.GetByText("Connected to the broker")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "setup-done-phone-light");

        await run.LineWithAsync("connected to the MQTT broker");
        Assert.Contains("garden", await run.LineWithAsync("Network      "));
        Assert.Contains(key, await run.LineWithAsync("Network      "));
        await run.LineWithAsync("kitchen is registered");
        string[] kept = [.. (await broker.Server.GetRetainedMessagesAsync()).Select(message => message.Topic)];
        Assert.Contains("home/iot/garden/gateway/status", kept);
        Assert.IsFalse(kept.Any(topic => topic.StartsWith("homeassistant/", StringComparison.Ordinal)), string.Join('\n', kept));
        await ReadWithThePasswordAloneAsync(browser, (await run.LineWithAsync("/, ")).Split(' ', ',').First(word => word.StartsWith("http", StringComparison.Ordinal)));
        Assert.AreEqual(Simulator.Options.ExitCode.Done, await run.StopAsync());
        Assert.AreEqual(string.Empty, run.Error);
    }

    [TestMethod]
    public async Task EachMistakeStandsBesideItsField()
    {
        using SimulatorRun run = SimulatorRun.Start("--portal");
        await using Browser browser = await Browser.StartAsync();
        string address = await PageOfAsync(run);
        IPage page = await browser.OpenAsync(address);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Home" })).ToBeVisibleAsync();

        foreach (string name in (string[])["networkName", "networkKey", "mqttHost"])
        {
            await Field(page, name).FillAsync(string.Empty);
        }

        await SendAsync(page);
        foreach (string name in (string[])["wifiSsid", "networkName", "networkKey", "mqttHost", "pagePassword"])
        {
            await ExpectErrorAsync(page, name, "this is missing");
        }

        float host = (await Field(page, "mqttHost").BoundingBoxAsync())!.Y;
        Assert.AreEqual(host, (await Field(page, "mqttPort").BoundingBoxAsync())!.Y, "fields of one line stay beside each other");

        await Field(page, "mqttTls").CheckAsync();
        await page.GetByText("Certificate of the gateway's own").ClickAsync();
        await page.GetByText("Topics and messages").ClickAsync();
        (string Name, string Value, string Error)[] mistakes =
        [
            ("wifiSsid", new string('x', 33), "1 to 32 characters"),
            ("wifiPassword", "short", "8 to 63 characters"),
            ("hostName", "my gateway", "letters, digits and hyphens"),
            ("networkName", "a/b", "no / + #"),
            ("networkKey", "1234567", "8 to 32 characters"),
            ("channel", "14", "from 1 to 13"),
            ("mqttHost", "mqtt://broker", "host name or address alone"),
            ("mqttPort", "70000", "from 1 to 65535"),
            ("mqttUser", new string('x', 129), "1 to 128 characters"),
            ("mqttPassword", new string('x', 129), "0 to 128 characters"),
            ("mqttCaFile", "hello", "PEM form"),
            ("mqttCertificateFile", "hello", "PEM form"),
            ("mqttKeyFile", Certificate, "PEM form"),
            ("topicPrefix", "home//iot", "none empty"),
            ("statusSeconds", "3601", "from 0 to 3600"),
            ("ntpServer", "a b", "host name or address alone"),
            ("pagePassword", "short", "8 to 64 characters"),
        ];
        foreach ((string name, string value, _) in mistakes)
        {
            await Field(page, name).FillAsync(value);
        }

        await SendAsync(page);
        foreach ((string name, _, string error) in mistakes)
        {
            await ExpectErrorAsync(page, name, error);
        }

        await Browser.PictureAsync(page, "setup-mistakes-desktop-light");
        Assert.AreEqual(mistakes.Length, await page.Locator(".bad").CountAsync());
    }

    [TestMethod]
    public async Task WhereTheStoredWifiIsNotThereThePageComesBack()
    {
        using TestFolder folder = new();
        string own = Path.Combine(folder.Path, "020000000001");
        Directory.CreateDirectory(own);
        await File.WriteAllTextAsync(
            Path.Combine(own, "enigmaiot.json"),
            "{\"networkKey\":\"network key\",\"wifiSsid\":\"Away\",\"mqttHost\":\"127.0.0.1\"}");
        using SimulatorRun run = SimulatorRun.Start("--portal", "--state", folder.Path, "--nodes", "1", "--page-after", "2", "--ota-port", "0");
        await run.LineWithAsync("The Wi-Fi Away was away for 2 s: the gateway restarts with its page.");
        await run.LineWithAsync("its Wi-Fi is away");
        string line = Array.FindLast(run.Output.Split('\n'), candidate => candidate.StartsWith("Page ", StringComparison.Ordinal))!;
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
        await Expect(page.GetByText("its Wi-Fi is away")).ToBeVisibleAsync();
        await Expect(Field(page, "wifiSsid")).ToHaveValueAsync("Away");
        await Expect(Field(page, "networkKey")).ToHaveAttributeAsync("placeholder", "stored; leave empty to keep it");
        await Expect(page.GetByText("Write it down")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task AGatewayWhoseConfigurationIsClearedShowsThePageOfAFirstConfiguration()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--ota-port", "0");
        string broker = await run.LineWithAsync("Broker       ");
        string served = await run.LineWithAsync("Page         ");
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(served.Split(' ', ',').First(word => word.StartsWith("http", StringComparison.Ordinal)));
        await page.ClickAsync("#sign");
        await page.FillAsync("#askInput", Simulator.Options.SimulatorOptions.DefaultHttpPassword);
        await page.Locator("#ask").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Sign out")).ToBeVisibleAsync();
        await page.ClickAsync("#reset");
        await page.Locator("#ask").GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await run.LineWithAsync("The configuration was cleared: the gateway restarts with the page of a first configuration.");
        await run.LineWithAsync("without a configuration");
        string line = await run.LineWithAsync("Wi-Fi        ");
        line = Array.FindLast(run.Output.Split('\n'), candidate => candidate.StartsWith("Page ", StringComparison.Ordinal))!;
        IPage setup = await browser.OpenAsync(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
        await Expect(setup.GetByText("EnigmaIoTGateway-0001")).ToBeVisibleAsync();
        await Expect(Field(setup, "wifiSsid")).ToHaveValueAsync(string.Empty);
        await Expect(Field(setup, "networkKey")).Not.ToHaveValueAsync("simulated-network");
        await Expect(Field(setup, "mqttPort")).ToHaveValueAsync(broker[(broker.LastIndexOf(':') + 1)..].Trim());
        Assert.AreEqual(Simulator.Options.ExitCode.Done, await run.StopAsync());
        Assert.AreEqual(string.Empty, run.Error);
    }

    [TestMethod]
    public async Task WhatThePageLetsThroughTheDeviceRefusesBesideItsField()
    {
        using SimulatorRun run = SimulatorRun.Start("--portal");
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(await PageOfAsync(run));
        await page.GetByRole(AriaRole.Button, new() { Name = "Home" }).ClickAsync();
        await Field(page, "wifiPassword").FillAsync("simulated-wifi");
        await Field(page, "pagePassword").FillAsync("page password");
        await page.EvaluateAsync("rules.hostName = [0, () => 0]");
        await Field(page, "hostName").FillAsync("-x-");
        await SendAsync(page);
        await ExpectErrorAsync(page, "hostName", "letters, digits and hyphens are expected, no hyphen first or last");
    }

    private static async Task ReadWithThePasswordAloneAsync(Browser browser, string address)
    {
        IPage page = await browser.OpenAsync(address);
        await Expect(page.GetByText("This asks for the password of this gateway.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("signed out")).ToBeVisibleAsync(new() { Timeout = 20000 });
        Assert.AreEqual(0, await page.Locator("article").CountAsync());
        await page.ClickAsync("#sign");
        await page.FillAsync("#askInput", "page password");
        await page.ClickAsync("#askYes");
        await Expect(page.Locator("article")).ToHaveCountAsync(1);
    }

    private static async Task<string> PageOfAsync(SimulatorRun run)
    {
        string line = await run.LineWithAsync("Page ");
        return line[line.IndexOf("http", StringComparison.Ordinal)..];
    }

    private static ILocator Field(IPage page, string name)
    {
        return page.Locator($"[name={name}]");
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and save" }).ClickAsync();
    }

    private static async Task ExpectErrorAsync(IPage page, string name, string text)
    {
        ILocator error = page.Locator($"#error-{name}");
        await Expect(error).ToContainTextAsync(text, new() { Timeout = 30000 });
        await Expect(Field(page, name)).ToHaveAttributeAsync("aria-describedby", $"error-{name}");
    }

    private static async Task TakePicturesAsync(Browser browser, string address)
    {
        foreach (bool phone in (bool[])[true, false])
        {
            foreach (bool dark in (bool[])[false, true])
            {
                IPage page = await browser.OpenAsync(address, phone, dark);
                await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Home" })).ToBeVisibleAsync(new() { Timeout = 20000 });
                await Browser.PictureAsync(page, $"setup-{(phone ? "phone" : "desktop")}-{(dark ? "dark" : "light")}");
                await page.CloseAsync();
            }
        }
    }
}
