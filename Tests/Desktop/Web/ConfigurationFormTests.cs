using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Tests.Desktop.Signing;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Microsoft.Playwright.Assertions;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>The form that changes the configuration of a gateway that runs: in a browser and as requests, against the simulator.</summary>
[TestClass]
public sealed class ConfigurationFormTests
{
    private const float TrialMilliseconds = 60_000;

    [TestMethod]
    public async Task AChangeIsTriedAndStaysOrIsTakenBackWithTheReason()
    {
        await using Browser browser = await Browser.StartAsync();
        using TestFolder folder = new();
        using ServedGateway gateway = await ServedGateway.StartAsync(Path.Combine(folder.Path, "sample.bin"));
        IPage page = await browser.OpenAsync(gateway.Page.ToString(), phone: false);
        await page.ClickAsync("#configure");
        await page.FillAsync("#askInput", SimulatorOptions.DefaultHttpPassword);
        await page.ClickAsync("#askYes");
        await Expect(page.GetByText("Save and restart")).ToBeVisibleAsync();
        await Expect(Field(page, "wifiSsid")).ToHaveValueAsync("Home");
        await Expect(Field(page, "networkName")).ToHaveValueAsync("enigmaiot");
        await Expect(Field(page, "networkKey")).ToHaveValueAsync(string.Empty);
        await Expect(Field(page, "wifiPassword")).ToHaveValueAsync(string.Empty);

        await Field(page, "mqttPort").FillAsync("70000");
        await SaveAsync(page);
        await Expect(page.Locator("#error-mqttPort")).ToContainTextAsync("from 1 to 65535");

        string port = await PortAsync(gateway);
        await Field(page, "mqttPort").FillAsync("1");
        await SaveAsync(page);
        await Expect(page.GetByText("The change was taken back")).ToBeVisibleAsync(new() { Timeout = TrialMilliseconds });
        await Expect(page.Locator("#reason")).ToContainTextAsync("the broker was not reached: ");
        await Expect(page.Locator("#error-mqttHost")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "configuration-taken-back-desktop-light");
        Assert.AreEqual(port, await PortAsync(gateway));

        await Field(page, "mqttPort").FillAsync(port);
        await Field(page, "wifiPassword").FillAsync("not the password");
        await SaveAsync(page);
        await Expect(page.Locator("#headline")).ToContainTextAsync("The gateway restarts and tries the change");
        await Expect(page.Locator("#reason")).ToContainTextAsync("the Wi-Fi was not joined", new() { Timeout = TrialMilliseconds });

        await Field(page, "wifiPassword").FillAsync(string.Empty);
        await page.GetByText("Signed images").ClickAsync();
        await Field(page, "key1").FillAsync("no key");
        await SaveAsync(page);
        await Expect(page.Locator("#error-key1")).ToContainTextAsync("P-256");
        await Field(page, "key1").FillAsync(SigningBench.Owner.ConfigurationText);
        await Field(page, "hardwareClass").FillAsync("relay");
        await Field(page, "hostName").FillAsync("attic");
        await page.GetByText("Topics and messages").ClickAsync();
        await Expect(Field(page, "statusSeconds")).ToHaveValueAsync("60");
        await Field(page, "statusSeconds").FillAsync("0");
        await Field(page, "cayenneFlat").CheckAsync();
        await Field(page, "homeAssistant").SelectOptionAsync("entities");
        await Field(page, "readingNeedsPassword").CheckAsync();
        await SaveAsync(page);
        await Expect(page.Locator("#headline")).ToHaveTextAsync("Done", new() { Timeout = TrialMilliseconds });
        StringAssert.StartsWith(await gateway.AskAsync($"GET /api/nodes HTTP/1.1\r\nHost: {gateway.Host}\r\n\r\n"), "HTTP/1.1 401 ");
        string config = await gateway.AskAsync($"GET /setup/config HTTP/1.1\r\nHost: attic\r\n{ServedGateway.Login}\r\n");
        Assert.Contains("\"hostName\":\"attic\"", config);
        Assert.Contains($"\"key1\":\"{SigningBench.Owner.ConfigurationText}\",\"key2\":null", config);
        Assert.Contains("\"topicPrefix\":null,\"homeAssistant\":\"entities\",\"statusSeconds\":0,\"cayenneFlat\":true,\"cayenneUnsigned\":false", config);
        Assert.Contains("\"hardwareClass\":\"relay\",\"allowOlder\":false", config);
        string status = await gateway.AskAsync($"GET /api/gw/status HTTP/1.1\r\nHost: attic\r\n{ServedGateway.Login}\r\n");
        Assert.Contains("\"signed\":true", status);
        Assert.Contains("\"stored\":{\"networkKey\":true,\"wifiPassword\":true", config);
        Assert.DoesNotContain("simulated-wifi", config);
        Assert.DoesNotContain("simulated-network", config);

        await page.GetByText("Back to the gateway").ClickAsync();
        await Expect(page.Locator("article")).ToHaveCountAsync(3, new() { Timeout = TrialMilliseconds });
    }

    [TestMethod]
    public async Task ChangesAskForThePasswordAndComeFromNoOtherSite()
    {
        using TestFolder folder = new();
        using ServedGateway gateway = await ServedGateway.StartAsync(Path.Combine(folder.Path, "sample.bin"));
        await ExpectAsync(gateway, "401", "POST /setup/try", string.Empty, "{}");
        await ExpectAsync(gateway, "401", "POST /setup/ca", string.Empty, "text");
        await ExpectAsync(gateway, "403", "POST /setup/try", ServedGateway.Login + "Origin: http://evil.example\r\n", "{}");
        await ExpectAsync(gateway, "403", "POST /setup/try", ServedGateway.Login + "Sec-Fetch-Site: cross-site\r\n", "{}");
        await ExpectAsync(gateway, "413", "POST /setup/try", ServedGateway.Login, new string(' ', 2049));
        await ExpectAsync(gateway, "413", "POST /setup/ca", ServedGateway.Login, new string(' ', 4097));
        await ExpectAsync(gateway, "405", "GET /setup/try", ServedGateway.Login, string.Empty);
        await ExpectAsync(gateway, "404", "POST /setup/scan", ServedGateway.Login, string.Empty);
        string refusal = await ExpectAsync(gateway, "400", "POST /setup/try", ServedGateway.Login, "{\"networkName\":\"a/b\"}");
        Assert.EndsWith("{\"key\":\"networkName\",\"error\":\"must not have / + #, for it is a level of MQTT topics\"}\r\n0\r\n\r\n", refusal);
        refusal = await ExpectAsync(gateway, "400", "POST /setup/try", ServedGateway.Login, "{\"wifiSsid\":\"Home\"}");
        Assert.Contains("{\"key\":\"mqttHost\",\"error\":\"this is missing\"}", refusal);
        refusal = await ExpectAsync(gateway, "400", "POST /setup/ca", ServedGateway.Login, "no certificate");
        Assert.Contains("{\"key\":\"mqttCaFile\",\"error\":\"a text in PEM form is expected", refusal);
        string state = await ExpectAsync(gateway, "200", "GET /setup/state", string.Empty, string.Empty);
        Assert.Contains("\"state\":\"running\",\"joined\":true,\"address\":\"127.0.0.1\",\"key\":null,\"reason\":null", state);
    }

    private static async Task<string> ExpectAsync(ServedGateway gateway, string status, string line, string fields, string body)
    {
        string length = body.Length == 0 && line.StartsWith("GET", StringComparison.Ordinal) ? string.Empty : $"Content-Length: {body.Length}\r\n";
        string answer = await gateway.AskAsync($"{line} HTTP/1.1\r\nHost: {gateway.Host}\r\n{fields}{length}\r\n{body}");
        StringAssert.StartsWith(answer, $"HTTP/1.1 {status} ", line);
        return answer;
    }

    private static async Task<string> PortAsync(ServedGateway gateway)
    {
        string config = await ExpectAsync(gateway, "200", "GET /setup/config", string.Empty, string.Empty);
        return config.Split("\"mqttPort\":")[1].Split(',')[0];
    }

    private static ILocator Field(IPage page, string name)
    {
        return page.Locator($"[name={name}]");
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByText("Save and restart").ClickAsync();
    }
}
