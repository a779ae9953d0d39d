using System.Security.Cryptography;
using System.Text.Json;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Commands;
using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>The commands, as the release workflow calls them.</summary>
[TestClass]
public sealed class FirmwareCommandTests
{
    private readonly TestFolder _folder = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public void CheckSaysWhatEachPartTakes()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));

        (int code, string output, string error) = Run(
            "check", "--board", "ESP32_REV3", "--build", build.Folder, "--deployment", build.Deployment, "--native", Native);

        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, "nanoCLR          0x10000       50,000 bytes of  1,900,544,  1,850,544 free");
        StringAssert.Contains(output, "deployment       0x1E0000      20,000 bytes of  1,048,576,  1,028,576 free");
    }

    [TestMethod]
    [DataRow("native_assemblies.csv", "does not name EnigmaIoT.Interop: was the preset EnigmaIoT_... built?")]
    [DataRow("nanoFramework.map", "does not name __wrap_esp_partition_find_first: the second deployment slot would never run")]
    public void ANanoClrWithoutTheNativePartIsRefused(string file, string message)
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_REV3"));
        build.Write(file, "nothing"u8);

        (int code, _, string error) = Run("check", "--board", "ESP32_REV3", "--build", build.Folder, "--native", Native);

        Assert.AreEqual(1, code);
        StringAssert.Contains(error, message);
    }

    [TestMethod]
    public void MergeWritesAnImageAndPageOffersIt()
    {
        SampleBuild build = new(_folder, BoardList.Find("ESP32_S3"));
        string pages = Path.Combine(_folder.Path, "pages");
        string image = Path.Combine(pages, "gateway-ESP32_S3.bin");

        (int merged, _, string mergeError) = Run(
            "merge", "--board", "esp32_s3", "--build", build.Folder, "--deployment", build.Deployment, "--native", Native, "-o", image);
        (int made, string output, string error) = Run("page", pages, "--version-name", "1.2 <beta>");

        Assert.AreEqual(0, merged, mergeError);
        Assert.AreEqual(0, made, error);
        StringAssert.Contains(output, "A page for 1 images.");
        string page = File.ReadAllText(Path.Combine(pages, "index.html"));
        StringAssert.Contains(page, "<esp-web-install-button manifest=\"gateway-ESP32_S3.json\">");
        StringAssert.Contains(page, "<a href=\"gateway-ESP32_S3.bin\" download>");
        StringAssert.Contains(page, "Version 1.2 &lt;beta&gt;.");
        Assert.DoesNotContain("node-", page);
        Assert.AreEqual(
            $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(image)))}  gateway-ESP32_S3.bin\n",
            File.ReadAllText(Path.Combine(pages, "SHA256SUMS")));
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(pages, "gateway-ESP32_S3.json")));
        Assert.IsTrue(File.Exists(Path.Combine(pages, PathIn(manifest))), "the manifest names a file beside it");
    }

    [TestMethod]
    [DataRow("ESP32_REV3", "ESP32")]
    [DataRow("ESP32_S3_OCTAL", "ESP32-S3")]
    [DataRow("ESP32_C3", "ESP32-C3")]
    public void ManifestIsWhatEspWebToolsReads(string board, string chip)
    {
        string file = Path.Combine(_folder.Path, "manifest.json");

        (int code, _, string error) = Run(
            "manifest", "--board", board, "--name", "EnigmaIoT Gateway", "--version-name", "1.2.3", "--image", "gateway.bin", "-o", file);

        Assert.AreEqual(0, code, error);
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement root = manifest.RootElement;
        Assert.AreEqual("EnigmaIoT Gateway", root.GetProperty("name").GetString());
        Assert.AreEqual("1.2.3", root.GetProperty("version").GetString());
        Assert.IsTrue(root.GetProperty("new_install_prompt_erase").GetBoolean());
        Assert.AreEqual(0, root.GetProperty("new_install_improv_wait_time").GetInt32());
        Assert.AreEqual(1, root.GetProperty("builds").GetArrayLength());
        Assert.AreEqual(chip, root.GetProperty("builds")[0].GetProperty("chipFamily").GetString());
        Assert.AreEqual("gateway.bin", PathIn(manifest));
        Assert.AreEqual(0, root.GetProperty("builds")[0].GetProperty("parts")[0].GetProperty("offset").GetInt32());
    }

    [TestMethod]
    public void ChecksumsHaveALineForEachFileByItsName()
    {
        string b = _folder.Write("b.bin", "abc"u8.ToArray());
        string a = _folder.Write("a.bin", []);
        string sums = Path.Combine(_folder.Path, "sums");

        (int code, _, string error) = Run("checksums", b, a, "-o", sums);

        Assert.AreEqual(0, code, error);
        Assert.AreEqual(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.bin\n"
            + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.bin\n",
            File.ReadAllText(sums));
    }

    [TestMethod]
    public void BoardsAreListed()
    {
        (int code, string output, _) = Run("boards");

        Assert.AreEqual(0, code);
        CollectionAssert.AreEqual(
            BoardList.All.Select(board => board.Name).ToArray(),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToArray());
    }

    [TestMethod]
    [DataRow("check --board ESP8266 --build x", 1, "There is no board 'ESP8266': ESP32_REV3, ESP32_WROVER, ESP32_S3, ESP32_S3_OCTAL, ESP32_C3.")]
    [DataRow("check --board ESP32_C3", 2, "--build")]
    [DataRow("page /nowhere/at/all --version-name 1", 1, "holds no image, such as 'gateway-ESP32_REV3.bin'.")]
    [DataRow("prepare /nowhere --board ESP32_C3", 1, "'/nowhere' is not nf-interpreter")]
    [DataRow("", 2, "--help")]
    public void WhatCannotBeDoneIsOneLine(string line, int expected, string message)
    {
        (int code, _, string error) = Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.AreEqual(expected, code, error);
        StringAssert.Contains(error, message);
        Assert.HasCount(1, error.TrimEnd().Split('\n'));
    }

    private static string Native => Repository.PathOf("native-espnow-interop");

    private static string PathIn(JsonDocument manifest)
    {
        return manifest.RootElement.GetProperty("builds")[0].GetProperty("parts")[0].GetProperty("path").GetString()!;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = new FirmwareCommand(output, error).Run(arguments);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
