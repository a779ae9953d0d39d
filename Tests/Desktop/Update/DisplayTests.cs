using System.Text.RegularExpressions;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Progress;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Spectre.Console;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What is shown while an update runs.</summary>
[TestClass]
public sealed partial class DisplayTests
{
    private static readonly UpdateResult _done = new(UpdateOutcome.Done, "Done.", default);
    private readonly StringWriter _output = new();
    private readonly FirmwareImage _image = FirmwareImage.FromBytes(UpdaterFixture.Firmware(60_000));

    [TestMethod]
    [DataRow(120)]
    [DataRow(80)]
    [DataRow(60)]
    [DataRow(40)]
    public async Task NoLineOfTheBarIsWiderThanTheTerminal(int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_output),
        });
        console.Profile.Width = width;

        await new TerminalDisplay(console, _image).ShowAsync(async observer =>
        {
            foreach (UpdatePhase phase in Enum.GetValues<UpdatePhase>())
            {
                observer.OnPhase(phase);
                observer.OnProgress(new UpdateProgress(60_000, 60_000, 54_321, 123_456, TimeSpan.FromSeconds(359_999)));
                await Task.Delay(150);
            }

            return _done;
        });

        // The first line describes the image; a terminal breaks it where it must.
        string[] lines = [.. Escape().Replace(_output.ToString(), "").Split('\n').Select(line => line.TrimEnd('\r')).Skip(1)];
        string[] bars = [.. lines.Where(line => line.Contains("60000/60000", StringComparison.Ordinal))];
        Assert.AreNotEqual(0, bars.Length, _output.ToString());
        Assert.IsTrue(bars.All(line => line.Contains("100%", StringComparison.Ordinal)), string.Join('\n', bars));
        Assert.IsTrue(bars.All(line => line.Length <= width), string.Join('\n', bars));
    }

    [TestMethod]
    public async Task LinesTellTheRateBeforeTheFirstTenPercent()
    {
        LineDisplay display = new(_output, _image, showProgress: true) { First = TimeSpan.Zero };

        await display.ShowAsync(observer =>
        {
            observer.OnProgress(new UpdateProgress(600, 60_000, 0, 58_000, TimeSpan.FromSeconds(200)));
            observer.OnProgress(new UpdateProgress(700, 60_000, 0, 58_000, TimeSpan.FromSeconds(200)));
            return Task.FromResult(_done);
        });

        string[] lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(2, lines, _output.ToString());
        StringAssert.Contains(lines[1], "1 %  600/60000, 58.0 kB/s, 200 s left");
    }

    [TestMethod]
    public async Task LinesComeAlsoWhereTenPercentTakeLong()
    {
        LineDisplay display = new(_output, _image, showProgress: true) { First = TimeSpan.Zero, Longest = TimeSpan.Zero };

        await display.ShowAsync(observer =>
        {
            for (int chunk = 600; chunk <= 1200; chunk += 600)
            {
                observer.OnProgress(new UpdateProgress(chunk, 60_000, 0, 58_000, null));
            }

            return Task.FromResult(_done);
        });

        Assert.HasCount(3, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"\x1b\[[?0-9;]*[A-Za-z]|\r(?!\n)")]
    private static partial Regex Escape();
}
