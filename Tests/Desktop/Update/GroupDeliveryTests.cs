using System.Text;
using EnigmaIoT.Update.Grouping;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>The publisher's side of an image for many nodes, against a gateway whose every word is written down.</summary>
[TestClass]
public sealed class GroupDeliveryTests : IUpdateConnector
{
    private const string Results = "enigmaiot/gateway/result/group";

    private readonly FirmwareImage _image = FirmwareImage.FromBytes(UpdaterFixture.Firmware(70));
    private readonly List<string> _reported = [];
    private readonly List<string> _progress = [];
    private readonly List<string> _asked = [];
    private readonly ScriptedConnection _gateway = new();
    private bool? _mayPublish;

    [TestMethod]
    public async Task AGatewayThatDoesNotKnowItIsSaidSo()
    {
        Assert.AreEqual(
            "the gateway does not answer 'enigmaiot/gateway/get/group': it sends no images to many nodes at once, or this user may not read "
                + $"'{Results}'",
            await Delivery().FindObstacleAsync(CancellationToken.None));
        CollectionAssert.AreEqual(new[] { "get/group", "get/group" }, _gateway.Commands);
    }

    [TestMethod]
    [DataRow("""{"result":"refused","reason":"another gateway"}""", "another gateway")]
    [DataRow("""{"version":1,"block":8,"md5":"00112233445566778899aabbccddeeff"}""", "the gateway is sending another image to many nodes")]
    [DataRow("""{"version":1,"block":8}""", null)]
    public async Task WhetherItHasTimeForItIsAsked(string answer, string? obstacle)
    {
        _gateway.On("get/group", () => _gateway.Say(Results, "[1]"), () => _gateway.Say(Results, answer));
        Assert.AreEqual(obstacle, await Delivery().FindObstacleAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task WhoMayNotAskIsToldWhichRightIsMissing()
    {
        _mayPublish = false;

        Assert.AreEqual(
            "the broker does not let this user publish to 'enigmaiot/gateway/get/group': rights are missing",
            await Delivery().FindObstacleAsync(CancellationToken.None));
    }

    [TestMethod]
    [DataRow(Results)]
    [DataRow("enigmaiot/gateway/result/wanted")]
    public async Task WhoMayNotReadTheAnswersIsToldWhichRightIsMissingWhereTheBrokerSaysSo(string topic)
    {
        _gateway.IsReadable = filter => filter != topic;

        Assert.AreEqual(
            $"the broker does not let this user read '{topic}': rights are missing",
            await Delivery().FindObstacleAsync(CancellationToken.None));
    }

    [TestMethod]
    [DataRow(false, "the broker does not let this user publish to 'enigmaiot/gateway/set/group': rights are missing")]
    [DataRow(true, "the gateway does not answer any more")]
    [DataRow(
        null,
        "the gateway answers queries, and nothing on 'enigmaiot/gateway/set/group': the broker may not let this user publish there")]
    public async Task WhereNothingOfTheImageIsAnsweredItIsSaidWhy(bool? mayPublish, string told)
    {
        _mayPublish = mayPublish;
        _gateway.On("get/group", () => _gateway.Say(Results, """{"version":1,"block":8}"""));

        GroupDelivery delivery = Delivery();
        Assert.IsNull(await delivery.FindObstacleAsync(CancellationToken.None));
        Assert.AreEqual(told, await delivery.RunAsync([new("a")], CancellationToken.None));

        Assert.AreEqual("abort", _gateway.Commands[^1], "it may have come through all the same");
        CollectionAssert.AreEqual(new[] { "enigmaiot/gateway/set/group abort" }, _asked);
    }

    [TestMethod]
    public async Task WhyTheGatewayGivesItUpIsTold()
    {
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On("go", () => Say("\"state\":\"over\",\"done\":0,\"reason\":\"the publisher is silent\""));

        Assert.IsNull(await RunAsync(new GroupMember("a")));

        CollectionAssert.AreEqual(
            new[]
            {
                "The gateway gives the broadcasts up: the publisher is silent. No chunk was asked for: may this user read "
                    + "'enigmaiot/gateway/result/wanted'?",
            },
            _reported);
    }

    [TestMethod]
    public async Task ALostConnectionIsMadeAgainAndTheUpdateGoesOn()
    {
        _gateway.On("get/group", () => _gateway.Say(Results, $"{{\"version\":1,\"block\":8,\"md5\":\"{_image.Md5}\"}}"));
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On("go", () => _gateway.IsLost = true);
        _gateway.OnSubscribed = () =>
        {
            if (_gateway.Commands.Contains("go"))
            {
                Want(1, 1, "0000000000000001");
                Say("\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"done\"");
                Say("\"state\":\"over\",\"done\":1");
            }
        };
        GroupMember member = new("a");

        Assert.IsNull(await RunAsync(member));

        Assert.IsTrue(member.IsDone);
        Assert.HasCount(1, _gateway.Blocks);
        CollectionAssert.AreEqual(
            new[] { "The connection to the broker is lost; connecting again.", "Connected to the broker again." }, _reported);
    }

    [TestMethod]
    public async Task AWordThatIsLostWithTheConnectionIsSaidAgain()
    {
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On(
            "go",
            () => Say("\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"done\""),
            () => Say("\"state\":\"over\",\"done\":1"));
        _gateway.LostCommand = "go";
        GroupMember member = new("a");

        Assert.IsNull(await RunAsync(member));

        Assert.IsTrue(member.IsDone);
        Assert.AreEqual(1, _gateway.Commands.Count(command => command == "go"));
    }

    [TestMethod]
    public async Task BlocksThatGetLostAgainAndAgainAreMadeSmallerAndThatIsToldOnce()
    {
        _gateway.On("get/group", () => _gateway.Say(Results, """{"version":1,"block":8}"""));
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));

        // A gateway asks for more before the first ones are there.
        Action[] asks = [() => Want(1, 1, "00000000000000ff"), () => Want(1, 9, "00000000000000ff")];
        _gateway.On("go", [.. Enumerable.Repeat(asks, 9).SelectMany(ask => ask), () => Say("\"state\":\"over\",\"done\":0")]);
        GroupDelivery delivery = Delivery();
        Assert.IsNull(await delivery.FindObstacleAsync(CancellationToken.None));

        Assert.IsNull(await delivery.RunAsync([new GroupMember("a")], CancellationToken.None));

        // Two as they were, two of each smaller size.
        int[] sizes = [.. _gateway.Blocks.Select(block => (block.Length - 3) / FirmwareImage.ChunkSize).Distinct()];
        CollectionAssert.AreEqual(new[] { 8, 4, 2, 1 }, sizes);
        CollectionAssert.AreEqual(new[] { "The broker may not pass on messages of 8 chunks: sending smaller ones." }, _reported);
    }

    [TestMethod]
    [DataRow("", false)]
    [DataRow(",\"delta\":true", true)]
    public async Task WhetherItBroadcastsDeltasItSays(string member, bool expected)
    {
        _gateway.On("get/group", () => _gateway.Say(Results, $"{{\"version\":1,\"block\":8{member}}}"));
        GroupDelivery delivery = Delivery();
        Assert.IsNull(await delivery.FindObstacleAsync(CancellationToken.None));
        Assert.AreEqual(expected, delivery.TakesDeltas);
    }

    [TestMethod]
    public async Task NodesAreNamedOneAfterAnotherAndEachWantedChunkIsGivenAsOftenAsItIsAskedFor()
    {
        _gateway.On("get/group", () => _gateway.Say(Results, """{"version":1,"block":2}"""));
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On("node,b", () => Say("\"node\":\"b\",\"state\":\"alone\",\"reason\":\"no such node is registered\""));
        _gateway.On(
            "go",
            () => Say("\"address\":\"aa:bb:cc:dd:ee:01\",\"state\":\"ready\",\"chunks\":70"),
            () => Want(1, 1, "0000000000000007"),
            () => Want(2, 64, "8000000000000041"),
            () => Want(2, 64, "0000000000000001"),
            () => Want(2, 1, "not a number"),
            () => Say("\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"done\""),
            () => Say("\"state\":\"over\",\"done\":1"));
        GroupMember[] members = [new("a"), new("b")];

        GroupDelivery delivery = Delivery();
        Assert.IsNull(await delivery.FindObstacleAsync(CancellationToken.None));
        await delivery.RunAsync(members, CancellationToken.None);

        Assert.IsTrue(members[0].IsDone && members[0].HasTakenPart);
        Assert.IsFalse(members[1].IsDone || members[1].HasTakenPart);
        Assert.AreEqual("no such node is registered", members[1].Reason);

        // Two chunks a block; bit 63 from chunk 64 on is none of the image's.
        CollectionAssert.AreEqual(
            new[] { _image.Block(1, 2), _image.Block(3, 1), _image.Block(64, 1), _image.Block(70, 1), _image.Block(64, 1) }
                .Select(Convert.ToHexString).ToArray(),
            _gateway.Blocks.Select(Convert.ToHexString).ToArray());
        CollectionAssert.Contains(_progress, "Round 2: what some nodes miss");
        CollectionAssert.Contains(_progress, "a: done");
    }

    [TestMethod]
    public async Task AGatewayThatHasLostTheUpdateIsGivenItAgainForTheNodesThatAreOpen()
    {
        int begun = 0;
        int asked = 0;
        _gateway.On("get/group", () => _gateway.Say(Results, """{"version":1,"block":8}"""));
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On("node,b", () => Say("\"node\":\"b\",\"address\":\"AA:BB:CC:DD:EE:02\",\"state\":\"invited\""));
        _gateway.On("node,AA:BB:CC:DD:EE:02", () => Say(asked++ == 0
            ? "\"node\":\"AA:BB:CC:DD:EE:02\",\"state\":\"alone\",\"reason\":\"no such node is registered\""
            : "\"node\":\"AA:BB:CC:DD:EE:02\",\"address\":\"AA:BB:CC:DD:EE:02\",\"state\":\"invited\""));
        _gateway.On("go", () =>
        {
            begun++;
            if (begun == 1)
            {
                Say("\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"done\"");
                Want(1, 1, "00000000000000ff");
            }
            else
            {
                Want(2, 9, "0000000000000001");
                Say("\"address\":\"AA:BB:CC:DD:EE:02\",\"state\":\"done\"");
                Say("\"state\":\"over\",\"done\":1");
            }
        });
        GroupMember[] members = [new("a"), new("b")];

        await RunAsync(members);

        CollectionAssert.Contains(_reported, "The gateway has lost the update.");
        CollectionAssert.Contains(_progress, "Round 2: what some nodes miss");
        Assert.IsTrue(members[0].IsDone && members[1].IsDone);
        Assert.AreEqual(1, _gateway.Commands.Count(command => command == "node,a"), "it has the image");
        Assert.AreEqual(2, asked, "it had to register first");
    }

    [TestMethod]
    public async Task AGatewayThatLosesItAgainAndAgainEndsIt()
    {
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"state\":\"invited\""));
        _gateway.On("get/group", () => _gateway.Say(Results, """{"version":1,"block":8}"""));

        await RunAsync(new GroupMember("a"));

        Assert.AreEqual(4, _reported.Count(line => line == "The gateway has lost the update."));
        Assert.AreEqual(4, _gateway.Commands.Count(command => command == "go"));
    }

    [TestMethod]
    public async Task AGatewayThatDoesNotComeBackEndsIt()
    {
        _gateway.On("0,", () => Say("\"state\":\"open\""));

        await RunAsync();

        CollectionAssert.Contains(_reported, "The gateway does not answer any more.");
    }

    [TestMethod]
    public async Task ANodeThatRefusesTheImageHasFailedWithItsReason()
    {
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("node,a", () => Say("\"node\":\"a\",\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"invited\""));
        _gateway.On(
            "go",
            () => Say("\"address\":\"AA:BB:CC:DD:EE:01\",\"state\":\"failed\",\"reason\":\"the image is unsigned\""),
            () => Say("\"state\":\"over\",\"done\":0"));
        GroupMember[] members = [new("a")];

        await RunAsync(members);

        Assert.IsTrue(members[0].HasFailed);
        Assert.IsFalse(members[0].HasTakenPart);
        Assert.AreEqual("the image is unsigned", members[0].Reason);
        CollectionAssert.Contains(_reported, "a: the image is unsigned");
    }

    [TestMethod]
    public async Task ARefusalIsToldAndNothingIsSent()
    {
        _gateway.On("0,", () => Say("\"result\":\"refused\",\"reason\":\"not enough memory\""));
        await RunAsync(new GroupMember("a"));

        CollectionAssert.AreEqual(new[] { "The gateway refuses: not enough memory." }, _reported);
        Assert.AreEqual(1, _gateway.Commands.Count(command => command.StartsWith("0,", StringComparison.Ordinal)));
        Assert.IsFalse(_gateway.Commands.Any(command => command.StartsWith("node,", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task WhoCancelsEndsItAtTheGatewayToo()
    {
        using CancellationTokenSource cancel = new();
        _gateway.On("0,", () => Say("\"state\":\"open\""));
        _gateway.On("go", cancel.Cancel);

        GroupDelivery delivery = Delivery();
        await delivery.FindObstacleAsync(CancellationToken.None);
        await Assert.ThrowsAsync<OperationCanceledException>(() => delivery.RunAsync([], cancel.Token));
        Assert.AreEqual("abort", _gateway.Commands[^1]);
    }

    public Task<IUpdateConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        _gateway.IsLost = false;
        return Task.FromResult<IUpdateConnection>(_gateway);
    }

    public Task<bool?> MayPublishAsync(string topic, string payload, CancellationToken cancellationToken)
    {
        _asked.Add($"{topic} {payload}");
        return Task.FromResult(_mayPublish);
    }

    // As the updater of many nodes does.
    private async Task<string?> RunAsync(params GroupMember[] members)
    {
        GroupDelivery delivery = Delivery();
        await delivery.FindObstacleAsync(CancellationToken.None);
        return await delivery.RunAsync(members, CancellationToken.None);
    }

    private GroupDelivery Delivery() => new(
        new GroupLink(this, UpdaterFixture.Quick, _reported.Add), "enigmaiot", _image, _reported.Add, _progress.Add)
    {
        Query = TimeSpan.FromMilliseconds(50),
        Silence = TimeSpan.FromMilliseconds(50),
        Outage = TimeSpan.FromMilliseconds(200),
        Return = TimeSpan.FromSeconds(5),
        ReturnPause = TimeSpan.FromMilliseconds(1),
    };

    private void Say(string members) => _gateway.Say(Results, $"{{\"md5\":\"{_image.Md5}\",{members}}}");

    private void Want(int round, int from, string chunks) => _gateway.Say(
        "enigmaiot/gateway/result/wanted",
        $"{{\"md5\":\"{_image.Md5}\",\"round\":{round},\"from\":{from},\"chunks\":\"{chunks}\"}}");

    private sealed class ScriptedConnection : IUpdateConnection
    {
        private readonly Queue<ReceivedMessage> _messages = new();
        private readonly Dictionary<string, Action[]> _answers = [];

        public List<string> Commands { get; } = [];

        public List<byte[]> Blocks { get; } = [];

        public void On(string command, params Action[] answers) => _answers[command] = answers;

        public void Say(string topic, string text) => _messages.Enqueue(new ReceivedMessage(topic, Encoding.UTF8.GetBytes(text), false));

        public bool IsLost { get; set; }

        public string? LostCommand { get; set; }

        public Action OnSubscribed { get; set; } = () => { };

        public Func<string, bool> IsReadable { get; set; } = _ => true;

        public Task SubscribeAsync(string filter, CancellationToken cancellationToken)
        {
            if (!IsReadable(filter))
            {
                throw new BrokerException(BrokerFault.Refused, filter);
            }

            OnSubscribed();
            return Task.CompletedTask;
        }

        public Task KeepAsync(string topic, byte[] payload, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
        {
            if (payload is [1, ..])
            {
                Blocks.Add(payload);
                return Task.CompletedTask;
            }

            string command = payload.Length == 0 ? topic["enigmaiot/gateway/".Length..] : Encoding.UTF8.GetString(payload);
            if (command == LostCommand)
            {
                LostCommand = null;
                throw new ConnectionLostException("lost");
            }

            Commands.Add(command);
            foreach (Action answer in _answers.FirstOrDefault(pair => command.StartsWith(pair.Key, StringComparison.Ordinal)).Value ?? [])
            {
                answer();
            }

            return Task.CompletedTask;
        }

        public async Task<ReceivedMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsLost)
            {
                throw new ConnectionLostException("lost");
            }

            if (_messages.TryDequeue(out ReceivedMessage message))
            {
                return message;
            }

            await Task.Delay(wait, cancellationToken);
            return null;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
