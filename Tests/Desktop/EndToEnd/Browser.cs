using EnigmaIoT.Tests.Desktop.Native;
using Microsoft.Playwright;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Chromium without a window, driven by Playwright. It has no browser of its own: the machine's is taken.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>Names the folder that pictures of pages are written to, docs/images for those of the documents.</summary>
    private const string PictureVariable = "ENIGMAIOT_PICTURES";

    private static readonly string[] _programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it; the test is inconclusive where it is not installed, and fails in continuous integration.</summary>
    public static async Task<Browser> StartAsync()
    {
        string? program = Array.Find(_programs, File.Exists);
        if (program is null)
        {
            InstalledProgram.Skip("chromium", "chromium");
        }

        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>Opens a page as a phone or a desktop shows it.</summary>
    public async Task<IPage> OpenAsync(string address, bool phone = true, bool dark = false)
    {
        IPage page = await _browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1100, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Takes a picture for the documents, where one is asked for.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The file's name without its end.</param>
    /// <param name="full">Whether all of the page is taken, or what the window shows.</param>
    public static async Task PictureAsync(IPage page, string name, bool full = false)
    {
        if (Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = full });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
