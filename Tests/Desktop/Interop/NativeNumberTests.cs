using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>What crosses from managed code to native code and back has the same numbers on both sides.</summary>
[TestClass]
public sealed partial class NativeNumberTests
{
    public static IEnumerable<object[]> Enums =>
        NativeEnums().Where(name => ManagedEnum(name) != null).Select(name => new object[] { name });

    [TestMethod]
    public void TheEnumsThatCrossAreFound()
    {
        string[] found = [.. Enums.Select(row => (string)row[0]).Order()];
        CollectionAssert.AreEqual(new[] { "FrameRoom", "ImageKind", "ImageState", "RollbackCause", "SlotResult" }, found);
    }

    [TestMethod]
    [DynamicData(nameof(Enums))]
    public void EnumHasTheSameNumbersOnBothSides(string name)
    {
        string body = Regex.Match(Header(name), @"enum class " + name + @"[^{]*\{(.*?)\};", RegexOptions.Singleline).Groups[1].Value;
        string[] native = [.. Member().Matches(body).Select(match => match.Groups[1].Value + " = " + match.Groups[2].Value)];
        string[] managed = [.. ManagedEnum(name)!.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.Name + " = " + Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture))];
        Assert.IsNotEmpty(native);

        // Native code knows only kinds that may have slots.
        managed = name == nameof(ImageKind) ? managed[..native.Length] : managed;
        CollectionAssert.AreEqual(managed, native);
    }

    [TestMethod]
    [DataRow("SendQueue", "Capacity", BatchedRadio.Capacity, null)]
    [DataRow("OutgoingReader", "HeaderCount", typeof(BatchedRadio), "OutgoingHeader")]
    [DataRow("IncomingWriter", "FrameHeaderCount", typeof(BatchedRadio), "IncomingHeader")]
    [DataRow("IncomingWriter", "ResultCount", typeof(BatchedRadio), "ResultSize")]
    [DataRow("ReceivedFrame", "MaximumPayload", ReceivedFrame.MaximumCount, null)]
    [DataRow("ReceivedFrame", "LargePayload", ReceivedFrame.LargeCount, null)]
    [DataRow("SlotContent", "Md5Count", OtaLimits.Md5Count, null)]
    [DataRow("ImageTrailer", "Sha256Count", OtaLimits.Sha256Count, null)]
    [DataRow("ImageTrailer", "MaximumClass", SigningRules.MaximumClass, null)]
    [DataRow("ImageSigning", "MaximumKeys", SigningRules.MaximumKeys, null)]
    [DataRow("ImageSigning", "KeyCount", TrustedKey.PointCount, null)]
    [DataRow("ImageSigning", "FactCount", OtaOffer.FactCount, null)]
    public void NumberIsTheSameOnBothSides(string header, string name, object managed, string? field)
    {
        int expected = field == null
            ? (int)managed
            : (int)((Type)managed).GetField(field, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetRawConstantValue()!;
        Assert.AreEqual(expected, NativeNumber(header, name));
    }

    [TestMethod]
    public void RadioWaitsLongerForAResultThanItsDriverDoesForTheReport()
    {
        Assert.IsGreaterThan(NativeNumber("SendQueue", "ReportTimeout"), BatchedRadio.ResultMilliseconds);
    }

    private static int NativeNumber(string header, string name)
    {
        Match match = Regex.Match(Header(header), @"constexpr std::\w+ " + name + @" = (\d+);");
        Assert.IsTrue(match.Success, $"{header}.h has no number {name}");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> NativeEnums()
    {
        return Directory.GetFiles(Folder(), "*.h").Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => Header(name).Contains("enum class " + name + " ", StringComparison.Ordinal));
    }

    private static Type? ManagedEnum(string name)
    {
        return typeof(SlotResult).Assembly.GetTypes().SingleOrDefault(type => type.IsEnum && type.Name == name);
    }

    private static string Header(string name)
    {
        return File.ReadAllText(Path.Combine(Folder(), name + ".h"));
    }

    private static string Folder()
    {
        return Path.Combine(Repository.Root, "native-espnow-interop", "portable");
    }

    [GeneratedRegex(@"^\s*(\w+) = (\d+),", RegexOptions.Multiline)]
    private static partial Regex Member();
}
