using System.Text;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Grouping;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What is broadcast to which nodes, against a gateway that says of each at once that it is done.</summary>
[TestClass]
public sealed class GroupUpdaterTests : IUpdateConnector
{
    private const int Nodes = 8;

    private readonly FirmwareImage _image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), 30_000));
    private readonly List<string> _reported = [];
    private readonly List<string> _broadcasts = [];
    private readonly List<string> _alone = [];
    private bool _takesDeltas;
    private bool _nodesRefuse;
    private bool _runsWhereRefused;
    private bool _findsWrong;
    private int _old;

    [TestMethod]
    public async Task WhereWhatTheyRunIsNotKnownTheCompressedImageGoesToAll()
    {
        _takesDeltas = true;
        await AssertDoneAsync("compressed to 8");
    }

    [TestMethod]
    public async Task AnOlderGatewayBroadcastsTheWholeImage()
    {
        await AssertDoneAsync("whole to 8");
    }

    [TestMethod]
    public async Task NodesThatRefuseADeltaGetTheWholeImageByBroadcasts()
    {
        _takesDeltas = true;
        _nodesRefuse = true;
        await AssertDoneAsync("compressed to 0", "whole to 8");
        Assert.ContainsSingle(
            line => line == "Not by this broadcast, but in another way: node1, node2, node3, node4, node5, node6, node7, node8 "
                + "(the node cannot take a delta now).",
            _reported);
    }

    /// <summary>The delta had reached them before, and nobody heard that.</summary>
    [TestMethod]
    public async Task NodesThatRefuseADeltaAndRunTheImageByThenGetNothing()
    {
        _takesDeltas = true;
        _nodesRefuse = true;
        _runsWhereRefused = true;

        IReadOnlyList<NodeEnd> ends = await RunAsync();

        CollectionAssert.AreEqual(new[] { "compressed to 0" }, _broadcasts, string.Join('\n', _reported));
        Assert.IsTrue(ends.All(end => end is { IsDone: true, Message: "runs this image already" }), string.Join('\n', ends));
    }

    /// <summary>The same delta would end in the same way.</summary>
    [TestMethod]
    public async Task ANodeThatFoundWrongWhatCameOfADeltaIsSentTheImageAsItIs()
    {
        _takesDeltas = true;
        _findsWrong = true;

        IReadOnlyList<NodeEnd> ends = await RunAsync();

        CollectionAssert.AreEqual(Enumerable.Repeat("whole", Nodes).ToArray(), _alone, string.Join('\n', _reported));
        Assert.IsTrue(ends.All(end => end.Message == "The update was refused: not now"), string.Join('\n', ends));
    }

    [TestMethod]
    public async Task WhyNothingIsBroadcastIsTold()
    {
        await RunAsync("node1", "node2");

        Assert.IsEmpty(_broadcasts);
        CollectionAssert.Contains(_reported, "One node after another: broadcasts would take more of the air.");
    }

    [TestMethod]
    public async Task ANodeThatIsNamedTwiceIsUpdatedOnce()
    {
        _takesDeltas = true;

        IReadOnlyList<NodeEnd> ends = await RunAsync("node1", "node2", "node3", "node4", AddressOf(2), "aa:bb:cc:00:00:0f", "AA:BB:CC:00:00:0F");

        Assert.HasCount(5, ends);
        CollectionAssert.AreEqual(new[] { "compressed to 4" }, _broadcasts, string.Join('\n', _reported));
        CollectionAssert.Contains(_reported, $"{AddressOf(2)} is node2, which is named already.");
        CollectionAssert.Contains(_reported, "AA:BB:CC:00:00:0F is aa:bb:cc:00:00:0f, which is named already.");
    }

    [TestMethod]
    public async Task WhatHappensToANodeThatIsUpdatedByItselfIsToldWithItsName()
    {
        _takesDeltas = true;
        _findsWrong = true;

        await RunAsync();

        CollectionAssert.Contains(_reported, $"node1: node1 runs {_image.Report.Program} and is sent {_image.Report.Program} 2.0.0.");
    }

    [TestMethod]
    public async Task NodesOfOlderVersionsHaveAllGetTheWholeImageWhereTheyAreMany()
    {
        _takesDeltas = true;
        _old = Nodes - 1;
        await AssertDoneAsync("whole to 8");
    }

    public Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IUpdateConnection>(new Connection(this));

    public Task<bool?> MayPublishAsync(string topic, string payload, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);

    private async Task AssertDoneAsync(params string[] broadcasts)
    {
        IReadOnlyList<NodeEnd> ends = await RunAsync();

        CollectionAssert.AreEqual(broadcasts, _broadcasts, string.Join('\n', _reported));
        Assert.HasCount(Nodes, ends);
        Assert.IsTrue(ends.All(end => end is { IsDone: true, Message: "done, by broadcasts" }), string.Join('\n', ends));
    }

    private Task<IReadOnlyList<NodeEnd>> RunAsync(params string[] nodes)
    {
        UpdateOptions options = new() { Address = "", Image = _image, Deltas = true, Timings = UpdaterFixture.Quick };
        return new GroupUpdater(options, this, _reported.Add).RunAsync(nodes.Length == 0 ? null : nodes, CancellationToken.None);
    }

    private static string AddressOf(int number) => $"02:00:00:00:00:{number:X2}";

    // The gateway as one connection sees it.
    private sealed class Connection(GroupUpdaterTests test) : IUpdateConnection
    {
        private readonly Queue<ReceivedMessage> _messages = new();
        private readonly List<int> _invited = [];
        private string _md5 = "";
        private bool _isDelta;

        public Task SubscribeAsync(string filter, CancellationToken cancellationToken)
        {
            bool runsIt = test._runsWhereRefused && test._broadcasts.Count > 0;
            string runs = runsIt ? test._image.Sha256[..16] : "0123456789abcdef";
            long size = runsIt ? test._image.Size : 5000;
            for (int number = 1; filter.EndsWith("/program", StringComparison.Ordinal) && number <= Nodes; number++)
            {
                string many = number <= test._old ? "" : ",\"many\":true";
                Say(
                    $"node{number}/program",
                    $"{{\"address\":\"{AddressOf(number)}\",\"name\":\"{test._image.Report.Program}\",\"sha256\":\"{runs}\",\"size\":{size},"
                        + $"\"kind\":1,\"delta\":true{many}}}",
                    true);
            }

            return Task.CompletedTask;
        }

        public Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
        {
            string text = Encoding.UTF8.GetString(payload);
            string level = topic.Split('/')[1];
            if (level != "gateway")
            {
                PublishAlone(level, topic, text);
            }
            else if (topic.EndsWith("get/group", StringComparison.Ordinal))
            {
                Say("gateway/result/group", test._takesDeltas ? "{\"version\":1,\"block\":8,\"delta\":true}" : "{\"version\":1,\"block\":8}");
            }
            else if (text.StartsWith("0,", StringComparison.Ordinal))
            {
                string[] fields = text.Split(',');
                _md5 = fields[3];
                _isDelta = fields[5] == "4";
                Tell("\"state\":\"open\"");
            }
            else if (text.StartsWith("node,", StringComparison.Ordinal))
            {
                Invite(text["node,".Length..]);
            }
            else if (text == "go")
            {
                test._broadcasts.Add($"{(_isDelta ? "compressed" : "whole")} to {_invited.Count}");
                _invited.ForEach(number => Tell($"\"address\":\"{AddressOf(number)}\",\"state\":\"ready\",\"chunks\":9"));
                string end = test._findsWrong ? "\"state\":\"failed\",\"reason\":\"the node found the image wrong\"" : "\"state\":\"done\"";
                _invited.ForEach(number => Tell($"\"address\":\"{AddressOf(number)}\",{end}"));
                _invited.Clear();
                Tell("\"state\":\"over\",\"done\":8");
            }

            return Task.CompletedTask;
        }

        public Task KeepAsync(string topic, byte[] payload, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task<ReceivedMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
        {
            if (_messages.TryDequeue(out ReceivedMessage message))
            {
                return message;
            }

            await Task.Delay(wait, cancellationToken);
            return null;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // Each that is there refuses it, whatever it is.
        private void PublishAlone(string level, string topic, string text)
        {
            if (!level.StartsWith("node", StringComparison.Ordinal))
            {
                return;
            }

            if (topic.EndsWith("get/update", StringComparison.Ordinal))
            {
                string address = AddressOf(level[^1] - '0');
                Say($"{level}/result/update", $"{{\"version\":1,\"block\":8,\"address\":\"{address}\",\"silent\":0,\"delta\":true}}");
            }
            else if (topic.EndsWith("set/sleeptime", StringComparison.Ordinal))
            {
                Say($"{level}/result/sleeptime", "{\"sleeptime\":0}");
            }
            else if (topic.EndsWith("set/ota", StringComparison.Ordinal))
            {
                string[] fields = text.Split(',');
                test._alone.Add(fields[5] == "4" ? "delta" : "whole");
                Say($"{level}/result/ota", $"{{\"status\":1,\"reason\":\"not now\",\"md5\":\"{fields[3]}\"}}");
            }
        }

        private void Invite(string name)
        {
            int number = name["node".Length..][0] - '0';
            bool refuses = test._nodesRefuse && _isDelta;
            if (!refuses)
            {
                _invited.Add(number);
            }

            string state = refuses ? "\"state\":\"alone\",\"reason\":\"the node cannot take a delta now\"" : "\"state\":\"invited\"";
            Tell($"\"node\":\"{name}\",\"address\":\"{AddressOf(number)}\",{state}");
        }

        private void Tell(string members) => Say("gateway/result/group", $"{{\"md5\":\"{_md5}\",{members}}}");

        private void Say(string topic, string text, bool isKept = false) =>
            _messages.Enqueue(new ReceivedMessage($"enigmaiot/{topic}", Encoding.UTF8.GetBytes(text), isKept));
    }
}
