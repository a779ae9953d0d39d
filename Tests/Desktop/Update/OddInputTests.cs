using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What nobody means to say on the command line: each is one clear line, before anything is connected.</summary>
[TestClass]
public sealed class OddInputTests
{
    private readonly TestFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    [DataRow("The file '' cannot be read: its name is empty.", "-d", "x", "-f", "")]
    [DataRow("The file '' cannot be read: its name is empty.", "-d", "x", "--base", "")]
    [DataRow("The file '' cannot be read: its name is empty.", "--serve-offers", "")]
    [DataRow("There is no file 'none'.", "-d", "x", "--base", "none")]
    [DataRow("There is no file 'none'.", "--serve-offers", "none")]
    [DataRow("There is no file 'none'. -f names the firmware.", "-d", "x", "-f", "none")]
    [DataRow("'{folder}' is a folder, not a firmware file.", "-d", "x", "--base", "{folder}")]
    [DataRow("'{folder}' is a folder, not a firmware file.", "--serve-offers", "{folder}")]
    public Task AFileThatIsNone(string message, params string[] arguments) => FailsAsync(message, ExitCode.File, arguments);

    [TestMethod]
    [DataRow("--base is for a delta: it does not go with --no-delta. Try --help.", "-d", "x", "--base", "{image}", "--no-delta")]
    [DataRow("--images names no folder. Try --help.", "-d", "x", "--images", "")]
    [DataRow("--serve-offers names the files that are offered: --file does not go with it. Try --help.", "--serve-offers", "{image}", "-f", "x")]
    [DataRow("--serve-offers names the files that are offered: --base does not go with it. Try --help.", "--serve-offers", "{image}", "--base", "x")]
    [DataRow("--serve-offers names the files that are offered: --force does not go with it. Try --help.", "--serve-offers", "{image}", "--force")]
    [DataRow("--serve-offers names the files that are offered: --json does not go with it. Try --help.", "--serve-offers", "{image}", "--json")]
    [DataRow("--serve-offers names the files that are offered: --speed does not go with it. Try --help.", "--serve-offers", "{image}", "-D", "slow")]
    [DataRow("'123456789012345678901234567890123' is not the address or the name of a node. Try --help.", "-d", "123456789012345678901234567890123")]
    [DataRow("The password file '{folder}' cannot be read: it is a folder.", "-d", "x", "-u", "me", "--password-file", "{folder}")]
    [DataRow("The password file '' cannot be read: its name is empty.", "-d", "x", "-u", "me", "--password-file", "")]
    [DataRow("The password file 'none' cannot be read: there is no such file.", "-d", "x", "-u", "me", "--password-file", "none")]
    [DataRow("'{image}' is Sample too: one image of a program can be offered.", "--serve-offers", "{image}", "{image}")]
    public Task WhatDoesNotGoTogetherOrIsEmpty(string message, params string[] arguments) => FailsAsync(message, ExitCode.Usage, arguments);

    [TestMethod]
    [DataRow("The certificate file '{folder}' cannot be read: it is a folder.", "-d", "x", "-s", "--ca", "{folder}")]
    [DataRow("The certificate file '{folder}' cannot be read: it is a folder.", "-d", "x", "-s", "--cert", "{folder}")]
    public Task ACertificateThatIsNone(string message, params string[] arguments) => FailsAsync(message, ExitCode.Tls, arguments);

    [TestMethod]
    public void AKeyOfTheSigningToolWithoutANameIsOneClearLine()
    {
        int code = new ImageCommand(_output, _error).Run(["sign", "-f", Image(), "-k", "", "-c", "1", "-o", Path.Combine(_folder.Path, "signed")]);

        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual("enigmaiot-image: the key '' cannot be read: its name is empty.", _error.ToString().TrimEnd());
    }

    private string Image() => _folder.Deployment("1.0.0.0", 5_000, out _);

    private async Task FailsAsync(string message, int code, string[] arguments)
    {
        string image = Image();
        string Fill(string text) =>
            text.Replace("{folder}", _folder.Path, StringComparison.Ordinal).Replace("{image}", image, StringComparison.Ordinal);
        bool namesFile = arguments.Contains("-f") || arguments.Contains("--serve-offers");
        string[] filled = [.. arguments.Select(Fill), .. namesFile ? [] : new[] { "-f", image }];

        int actual = await new UpdateCommand(_output, _error, isTerminal: false) { Images = _folder.Path }.RunAsync(filled);

        Assert.AreEqual($"enigmaiot-update: {Fill(message)}", _error.ToString().TrimEnd());
        Assert.AreEqual(code, actual);
    }
}
