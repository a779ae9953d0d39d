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
    private bool _takesDeltas;
    private bool _nodesRefuse;
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
        CollectionAssert.Contains(_reported, "node1: by itself: the node cannot take a delta now");
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
        UpdateOptions options = new() { Address = "", Image = _image, Deltas = true };
        IReadOnlyList<NodeEnd> ends = await new GroupUpdater(options, this, _reported.Add).RunAsync(null, CancellationToken.None);

        CollectionAssert.AreEqual(broadcasts, _broadcasts, string.Join('\n', _reported));
        Assert.HasCount(Nodes, ends);
        Assert.IsTrue(ends.All(end => end is { IsDone: true, Message: "done, by broadcasts" }), string.Join('\n', ends));
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
            for (int number = 1; filter.EndsWith("/program", StringComparison.Ordinal) && number <= Nodes; number++)
            {
                string many = number <= test._old ? "" : ",\"many\":true";
                Say(
                    $"node{number}/program",
                    $"{{\"address\":\"{AddressOf(number)}\",\"name\":\"{test._image.Report.Program}\",\"sha256\":\"0123456789abcdef\",\"size\":5000,\"kind\":1,\"delta\":true{many}}}",
                    true);
            }

            return Task.CompletedTask;
        }

        public Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
        {
            string text = Encoding.UTF8.GetString(payload);
            if (topic.EndsWith("get/group", StringComparison.Ordinal))
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
                _invited.ForEach(number => Tell($"\"address\":\"{AddressOf(number)}\",\"state\":\"done\""));
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
