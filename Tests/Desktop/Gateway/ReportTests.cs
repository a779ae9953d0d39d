using System.Globalization;
using System.Text.Json;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>What the gateway tells of itself on MQTT.</summary>
[TestClass]
public sealed class ReportTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenText = "3C:71:BF:00:00:02";
    private const string ListTopic = "gateway/nodes/" + KitchenText;
    private const int FiveMinutes = 300_000;

    [TestMethod]
    public void CountersTellWhatCameWhatWasRefusedAndWhy()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Hear(Kitchen + 1, [0x01, 0, 0], 3);
        rig.Hear(Kitchen + 1, [0x01, 0, 0], 3);
        node.SendData(0, [1]);

        JsonElement counters = Ask(rig, "counters", "");

        Assert.AreEqual("24:0A:C4:00:00:01", counters.GetProperty("address").GetString());
        Assert.AreEqual(5, Number(counters, "uptime"));
        Assert.AreEqual(1, Number(counters, "nodes"));
        Assert.IsGreaterThanOrEqualTo(5, Number(counters, "frames"));
        Assert.AreEqual(2, Number(counters, "rejected"));
        Assert.AreEqual(2, Number(counters.GetProperty("rejections"), "frame of a node that is not registered"));
        Assert.IsGreaterThan(0, Number(counters, "published"));
        Assert.IsGreaterThanOrEqualTo(1, Number(counters, "mostwaiting"));
        Assert.AreEqual(0, Number(counters, "dropped"));
    }

    [TestMethod]
    public void CountersComeUnaskedEveryFiveMinutes()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Run(FiveMinutes - 100);
        Assert.AreEqual(0, rig.Count("gateway/counters"));
        rig.Run(100);
        Assert.AreEqual(1, rig.Count("gateway/counters"));
        rig.Run(FiveMinutes);
        Assert.AreEqual(2, rig.Count("gateway/counters"));
        Assert.IsFalse(rig.Link.LastOf("greenhouse/gateway/counters").Retain);
    }

    [TestMethod]
    public void TheLeastHeapIsKept()
    {
        GatewayRig rig = GatewayRig.Started();
        FakeBoard board = (FakeBoard)rig.Parts.Board;
        board.FreeHeap = 50_000;
        Ask(rig, "counters", "");
        board.FreeHeap = 31_000;
        Ask(rig, "counters", "");
        board.FreeHeap = 42_000;

        JsonElement counters = Ask(rig, "counters", "");

        Assert.AreEqual(42_000, Number(counters, "heap"));
        Assert.AreEqual(31_000, Number(counters, "leastheap"));
    }

    [TestMethod]
    public void FurtherReasonsThanAreToldApartCountInTheTotal()
    {
        RejectLog rejects = new(new ListLog(), new FakeClock());
        for (int i = 0; i < RejectLog.MaximumReasons + 10; i++)
        {
            rejects.Reject(Kitchen, "reason " + i.ToString(CultureInfo.InvariantCulture));
            rejects.Reject(Kitchen, "reason 0");
        }

        Assert.AreEqual(2 * (RejectLog.MaximumReasons + 10), rejects.Total);
        Assert.AreEqual(RejectLog.MaximumReasons, rejects.Reasons);
        Assert.AreEqual("reason 0", rejects.ReasonAt(0));
        Assert.AreEqual(RejectLog.MaximumReasons + 11, rejects.CountAt(0));
        Assert.AreEqual(1, rejects.CountAt(RejectLog.MaximumReasons - 1));
    }

    [TestMethod]
    public void StartsAndCrashesAreReadFromTheStore()
    {
        GatewayRig rig = WithLines();
        RunRecord.NoteStart(rig.Store);
        RunRecord.NoteStart(rig.Store);
        RunRecord.NoteCrash(rig.Store, "unexpected System.OutOfMemoryException: ");
        RunRecord.NoteStart(rig.Store);

        JsonElement counters = Ask(rig, "counters", "");
        Assert.AreEqual(3, Number(counters, "starts"));
        Assert.AreEqual(1, Number(counters, "crashes"));

        JsonElement last = AskForLog(rig, "").Last();
        Assert.AreEqual(1, Number(last, "crashes"));
        Assert.AreEqual("unexpected System.OutOfMemoryException: ", last.GetProperty("crash").GetString());
    }

    [TestMethod]
    public void ACrashInManyWordsIsCutBetweenCharacters()
    {
        MemoryStore store = new();
        RunRecord.NoteCrash(store, new string('a', RunRecord.MaximumText - 1) + "é and more");
        Assert.AreEqual(new string('a', RunRecord.MaximumText - 1), RunRecord.Read(store).LastCrash);
    }

    [TestMethod]
    public void WithoutARecordNothingHasHappened()
    {
        RunRecord runs = RunRecord.Read(new MemoryStore());
        Assert.AreEqual(0u, runs.Starts);
        Assert.AreEqual(0u, runs.Crashes);
        Assert.IsNull(runs.LastCrash);
    }

    [TestMethod]
    public void TheLogComesInMessagesOfWholeLinesInOrder()
    {
        GatewayRig rig = WithLines();
        for (int i = 0; i < 60; i++)
        {
            rig.Parts.Log.Write(LogLevel.Information, $"line {i} \"quoted\"");
        }

        JsonElement[] answers = AskForLog(rig, "");

        Assert.IsGreaterThan(1, answers.Length);
        string[] lines = [.. answers.SelectMany(Lines).Where(line => line.Contains("quoted", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(Enumerable.Range(0, 60).Select(i => $"5.0 I line {i} \"quoted\"").ToArray(), lines);
        Assert.IsTrue(answers.SkipLast(1).All(answer => answer.GetProperty("more").GetBoolean()));
        Assert.IsFalse(answers[^1].GetProperty("more").GetBoolean());
        Assert.IsTrue(answers.SkipLast(1).All(answer => !answer.TryGetProperty("crashes", out _)));
    }

    [TestMethod]
    [DataRow("", "one two three")]
    [DataRow("information", "one two three")]
    [DataRow("warning", "two three")]
    [DataRow("error", "three")]
    public void LinesOfLowerLevelsAreLeftOut(string payload, string expected)
    {
        GatewayRig rig = WithLines();
        rig.Parts.Log.Write(LogLevel.Information, "x one");
        rig.Parts.Log.Write(LogLevel.Warning, "x two");
        rig.Parts.Log.Write(LogLevel.Error, "x three");

        IEnumerable<string> lines = AskForLog(rig, payload).SelectMany(Lines).Where(line => line.Contains(" x ", StringComparison.Ordinal));

        Assert.AreEqual(expected, string.Join(' ', lines.Select(line => line.Split(' ')[^1])));
    }

    [TestMethod]
    public void AnEmptyLogIsOneMessage()
    {
        GatewayRig rig = WithLines();
        JsonElement answer = AskForLog(rig, "error").Single();
        Assert.IsEmpty(Lines(answer));
        Assert.AreEqual(0, Number(answer, "crashes"));
    }

    [TestMethod]
    public void TheLevelOfTheLogIsSetUntilTheNextStart()
    {
        GatewayRig rig = WithLines();
        rig.Tell("gateway/get/loglevel", "");
        Assert.AreEqual("{\"loglevel\":\"information\"}", rig.Told("gateway/result/loglevel"));

        rig.Tell("gateway/set/loglevel", "warning");
        Assert.AreEqual("{\"loglevel\":\"warning\"}", rig.Told("gateway/result/loglevel"));
        rig.Parts.Log.Write(LogLevel.Information, "not this");
        rig.Parts.Log.Write(LogLevel.Warning, "but this");

        string[] lines = [.. AskForLog(rig, "").SelectMany(Lines)];
        Assert.IsTrue(lines.Any(line => line.EndsWith("but this", StringComparison.Ordinal)));
        Assert.IsFalse(lines.Any(line => line.EndsWith("not this", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("get/log", "result/log", "loud")]
    [DataRow("set/loglevel", "result/loglevel", "loud")]
    [DataRow("set/loglevel", "result/loglevel", "")]
    [DataRow("set/loglevel", "result/loglevel", "warnings")]
    public void AnotherLevelIsRefused(string command, string answer, string payload)
    {
        GatewayRig rig = WithLines();
        rig.Tell("gateway/" + command, payload);
        Assert.AreEqual("{\"result\":\"refused\",\"reason\":\"the level is not information, warning or error\"}", rig.Told("gateway/" + answer));
    }

    [TestMethod]
    public void AGatewayThatKeepsNoLinesSaysSo()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Tell("gateway/get/log", "");
        Assert.AreEqual("{\"result\":\"refused\",\"reason\":\"this gateway keeps no log lines\"}", rig.Told("gateway/result/log"));
    }

    [TestMethod]
    public void ANodeIsListedOnceItIsRegisteredAndEveryFiveMinutesWhereItIsHeard()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Clock.UnixMicroseconds = 1_795_720_000_000_000;
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Run(40_000);

        Assert.IsTrue(rig.Link.LastOf("greenhouse/" + ListTopic).Retain);
        JsonElement listed = Parse(rig.Told(ListTopic)!);
        Assert.AreEqual(KitchenText, listed.GetProperty("address").GetString());
        Assert.AreEqual("kitchen", listed.GetProperty("name").GetString());
        Assert.IsFalse(listed.TryGetProperty("sleepy", out _));
        Assert.IsTrue(listed.TryGetProperty("rssi", out _));

        rig.Run(2 * FiveMinutes);
        rig.Forget();
        rig.Run(2 * FiveMinutes);
        Assert.AreEqual(0, rig.Count(ListTopic), "it was not heard");

        node.SendData(0, [1]);
        rig.Run(FiveMinutes + 60_000);
        Assert.IsGreaterThanOrEqualTo(1, rig.Count(ListTopic));
        Assert.IsLessThanOrEqualTo(2, rig.Count(ListTopic));
    }

    [TestMethod]
    public void TheListTellsWhenANodeWasHeard()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Clock.UnixMicroseconds = 1_795_720_000_000_000;
        rig.Join(Kitchen, "kitchen");
        rig.Run(40_000);

        // The time of this clock stands still: the node was heard so many seconds ago.
        long seen = Parse(rig.Told(ListTopic)!).GetProperty("seen").GetInt64();
        Assert.IsInRange(1_795_720_000 - 40, 1_795_720_000, seen);
    }

    [TestMethod]
    public void WithoutTheTimeTheListTellsNone()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Clock.UnixMicroseconds = 0;
        rig.Join(Kitchen, "kitchen");
        rig.Run(40_000);
        Assert.IsFalse(Parse(rig.Told(ListTopic)!).TryGetProperty("seen", out _));
    }

    [TestMethod]
    public void ANodeThatIsUnregisteredOnRequestLeavesTheList()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen, "kitchen");
        rig.Run(40_000);

        rig.Gateway.Nodes.FindByName("kitchen");
        Assert.IsTrue(Unregister(rig));

        PublishedMessage last = rig.Link.LastOf("greenhouse/" + ListTopic);
        Assert.IsTrue(last.Retain);
        Assert.IsEmpty(last.Payload);
    }

    // As HTTP does it.
    private static bool Unregister(GatewayRig rig)
    {
        object air = rig.Gateway.GetType()
            .GetField("_air", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(rig.Gateway)!;
        bool isDone = ((EnigmaIoT.Gateway.Air.NodeAir)air).TryUnregister(rig.Gateway.Nodes.FindByName("kitchen"));
        rig.Pump();
        return isDone;
    }

    private static GatewayRig WithLines()
    {
        GatewayRig rig = new();
        LogRing ring = new(rig.Log, rig.Clock, LogRing.SmallBytes);
        rig.Parts.Log = ring;
        rig.Parts.LastLines = ring;
        rig.Start();
        return rig;
    }

    private static JsonElement Ask(GatewayRig rig, string what, string payload)
    {
        rig.Tell("gateway/get/" + what, payload);
        return Parse(rig.Told("gateway/result/" + what)!);
    }

    private static JsonElement[] AskForLog(GatewayRig rig, string payload)
    {
        rig.Forget();
        rig.Tell("gateway/get/log", payload);
        rig.Run(5_000);
        return [.. Enumerable.Range(0, rig.Link.PublishedCount)
            .Select(rig.Link.Published)
            .Where(message => message.Topic == "greenhouse/gateway/result/log")
            .Select(message => Parse(message.Text))];
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string[] Lines(JsonElement answer)
    {
        return [.. answer.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
