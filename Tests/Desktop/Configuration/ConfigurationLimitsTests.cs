using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Configuration;

/// <summary>Holds the limits that docs/device.md tells to those that the reader of the file keeps.</summary>
[TestClass]
public sealed partial class ConfigurationLimitsTests
{
    private static readonly string[] _flags = ["mqttTls", "sleepy", "unencryptedData", "cayenneUnsigned", "cayenneFlat", "readingNeedsPassword"];

    [TestMethod]
    public void EveryRangeInTheDocumentIsTheReadersOwn()
    {
        foreach ((string key, string text) in Rows())
        {
            if (key is "application" or "signing")
            {
                continue;
            }

            if (key == "homeAssistant")
            {
                string[] words = [.. WordPattern().Matches(text).Select(match => match.Groups[1].Value)];
                CollectionAssert.AreEqual(new[] { "devices", "entities", "migrate", "off" }, words);
                Assert.IsTrue(words.All(word => ErrorOf(key, $"\"{word}\"") is null));
                Assert.IsNotNull(ErrorOf(key, "\"on\""));
                continue;
            }

            if (key == "logLevel")
            {
                string[] words = [.. WordPattern().Matches(text).Select(match => match.Groups[1].Value).Where(word => !word.Contains('/', StringComparison.Ordinal))];
                CollectionAssert.AreEqual(new[] { "information", "warning", "error" }, words);
                Assert.IsTrue(words.All(word => ErrorOf(key, $"\"{word}\"") is null));
                Assert.IsNotNull(ErrorOf(key, "\"debug\""));
                continue;
            }

            if (_flags.Contains(key))
            {
                Assert.IsNull(ErrorOf(key, "true"), key);
                Assert.IsNotNull(ErrorOf(key, "\"true\""), key);
                continue;
            }

            Match range = RangePattern().Match(text);
            Assert.IsTrue(range.Success, $"{key} has no range in the document");
            int least = int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
            int most = int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
            Func<int, string> value = range.Groups[3].Success ? Quoted : Number;
            Assert.IsNull(ErrorOf(key, value(least)), $"{key} of {least}");
            Assert.IsNull(ErrorOf(key, value(most)), $"{key} of {most}");
            Assert.IsNotNull(ErrorOf(key, value(most + 1)), $"{key} of {most + 1}");
            Assert.IsTrue(least == 0 || ErrorOf(key, value(least - 1)) is not null, $"{key} of {least - 1}");
        }
    }

    [TestMethod]
    public void TheFieldsOfAnApplicationAreBoundedAsTheDocumentTells()
    {
        string row = Rows().Single(found => found.Key == "application").Text;
        Assert.Contains("at most 8 texts of 0 to 64 bytes with names of 1 to 32", row);
        Assert.IsNull(ErrorOf("application", Fields(8, 32, 64)));
        Assert.IsNull(ErrorOf("application", Fields(0, 1, 0)));
        Assert.IsNotNull(ErrorOf("application", Fields(9, 32, 64)));
        Assert.IsNotNull(ErrorOf("application", Fields(1, 33, 64)));
        Assert.IsNotNull(ErrorOf("application", Fields(1, 32, 65)));
        Assert.IsNotNull(ErrorOf("application", "{\"\":\"text\"}"));
        Assert.IsNotNull(ErrorOf("application", "{\"number\":1}"));
        Assert.IsNotNull(ErrorOf("application", "{\"open\":\"text\""));
        Assert.IsNotNull(ErrorOf("application", "[]"));
    }

    [TestMethod]
    public void WhatIsSaidOfSignedImagesIsBoundedAsTheDocumentTells()
    {
        string row = Rows().Single(found => found.Key == "signing").Text;
        Assert.Contains("at most 3 public keys in base64 (124 characters each", row);
        Assert.Contains("`hardwareClass`, 1 to 16 bytes", row);
        Assert.IsNull(ErrorOf("signing", "{}"));
        Assert.IsNull(ErrorOf("signing", Signing(0, "")));
        Assert.IsNull(ErrorOf("signing", Signing(3, $",\"hardwareClass\":\"{new string('c', 16)}\",\"allowOlder\":true")));
        foreach (string wrong in new[]
        {
            Signing(4, ""),
            "{\"keys\":[\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\"]}",
            $"{{\"keys\":[\"{new string('A', 124)}\"]}}",
            "{\"keys\":\"\"}",
            "{\"keys\":[1]}",
            "{\"keys\":[",
            "{\"hardwareClass\":\"\"}",
            $"{{\"hardwareClass\":\"{new string('c', 17)}\"}}",
            "{\"allowOlder\":1}",
            "{\"other\":true}",
            "[]",
            "true",
        })
        {
            string? error = ErrorOf("signing", wrong);
            Assert.IsNotNull(error, wrong);
            StringAssert.StartsWith(error, "signing: an object is expected of ");
        }
    }

    [TestMethod]
    public void WhatIsSaidOfSignedImagesIsReadAsItWasWritten()
    {
        DeviceConfig config = Read($"{{\"signing\":{Signing(2, ",\"hardwareClass\":\"relay\",\"allowOlder\":true")}}}", out string? error)!;
        Assert.IsNull(error);
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        SigningRules again = Read(Encoding.UTF8.GetString(text, 0, count), out _)!.Signing;
        Assert.IsTrue(again.HasKey);
        Assert.IsNotNull(again.Key(1));
        Assert.IsNull(again.Key(2));
        Assert.AreEqual("relay", again.HardwareClass);
        Assert.IsTrue(again.AllowsOlder);
        Assert.IsNull(Read("{\"signing\":{\"keys\":[]}}", out _)!.Signing);
    }

    [TestMethod]
    public void EveryKeyOfTheReaderIsInTheDocument()
    {
        string[] properties = [.. typeof(DeviceConfig).GetProperties().Select(property => property.Name)];
        CollectionAssert.AreEquivalent(properties, Rows().Select(row => char.ToUpperInvariant(row.Key[0]) + row.Key[1..]).ToArray());
    }

    [TestMethod]
    public void EveryKeyOfTheReaderIsWritten()
    {
        DeviceConfig config = new();
        config.Application.Set("name", "value");
        foreach (PropertyInfo property in typeof(DeviceConfig).GetProperties().Where(property => property.CanWrite))
        {
            object unusual = property.PropertyType == typeof(string) ? "unusual"
                : property.PropertyType == typeof(bool) ? true
                : property.PropertyType == typeof(HomeAssistantMode) ? HomeAssistantMode.Off
                : property.PropertyType == typeof(SigningRules) ? new SigningRules()
                : 7;
            property.SetValue(config, unusual);
        }

        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        string written = Encoding.UTF8.GetString(text, 0, count);
        foreach ((string key, _) in Rows())
        {
            Assert.Contains($"\"{key}\": ", written);
        }
    }

    [TestMethod]
    public void SizeOfFileAndTextIsThatOfTheDocument()
    {
        string document = Document();
        Assert.Contains($"at most {DeviceConfigReader.MaximumFile} bytes", document);
        Assert.Contains("at most 256 bytes", document);
        Assert.IsNull(ErrorOf(new string('k', 256), "1"));
        Assert.IsNotNull(ErrorOf(new string('k', 257), "1"));
        Assert.Contains("at most 8 levels deep", document);
        Assert.IsNull(ErrorOf("other", new string('[', 8) + new string(']', 8)));
        Assert.IsNotNull(ErrorOf("other", new string('[', 9) + new string(']', 9)));
    }

    [TestMethod]
    public void TheExampleOfTheDocumentIsRead()
    {
        Match example = Regex.Match(Document(), "```json\n(.*?)```", RegexOptions.Singleline);
        DeviceConfig? config = Read(example.Groups[1].Value, out string? error);
        Assert.IsNotNull(config, error);
        Assert.IsNull(config.CheckGateway());
        Assert.AreEqual(@"I:\ca.pem", config.MqttCaFile);
    }

    private static string Signing(int keys, string more)
    {
        string key = "\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE" + new string('k', 86) + "==\"";
        return $"{{\"keys\":[{string.Join(',', Enumerable.Repeat(key, keys))}]{more}}}";
    }

    private static string Fields(int count, int name, int value)
    {
        IEnumerable<string> fields = Enumerable.Range(0, count)
            .Select(i => $"\"{i}{new string('n', name - 1)}\":\"{new string('v', value)}\"");
        return $"{{{string.Join(',', fields)}}}";
    }

    private static string Quoted(int count)
    {
        return $"\"{new string('x', count)}\"";
    }

    private static string Number(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string? ErrorOf(string key, string value)
    {
        Read($"{{\"{key}\":{value}}}", out string? error);
        return error;
    }

    private static DeviceConfig? Read(string json, out string? error)
    {
        DeviceConfigReader reader = new(new MemoryLog(new Scheduler(), "board", []));
        byte[] text = Encoding.UTF8.GetBytes(json);
        DeviceConfig? config = reader.Read(text, text.Length);
        error = reader.Error;
        return config;
    }

    private static IEnumerable<(string Key, string Text)> Rows()
    {
        return RowPattern().Matches(Document()).Select(match => (match.Groups[1].Value, match.Groups[2].Value));
    }

    private static string Document()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        Assert.IsNotNull(folder, "the tests run outside the repository");
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "device.md")).ReplaceLineEndings("\n");
    }

    [GeneratedRegex("`([a-z]+)`")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^\| `(\w+)` \| (?:both|gateway|node)[^|]*\| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"(\d+) to (\d+)( bytes)?")]
    private static partial Regex RangePattern();
}
