using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>
/// A gateway and a node as the updater sees them: takes chunks strictly in order and says once per gap what it holds,
/// with the faults of a <see cref="Behaviour"/>.
/// </summary>
internal sealed class ScriptedGateway : IAsyncDisposable
{
    private const string Network = "enigmaiot";

    private readonly TestBroker _broker;
    private readonly Behaviour _behaviour;
    private readonly Channel<(string ClientId, string Topic, string Payload)> _inbox =
        Channel.CreateUnbounded<(string, string, string)>();

    private readonly Task _pump;
    private readonly List<int> _chunksToLose;
    private readonly List<byte> _image = [];
    private int _sleepRequests;
    private int _announcements;
    private int _chunkCount;
    private int _held;
    private int _toldGapAt = -1;
    private int _gapsTold;
    private string _md5 = "";
    private string _asked = "";
    private bool _silent;
    private bool _dropped;
    private bool _saidAtChunk;

    public ScriptedGateway(TestBroker broker, Behaviour behaviour)
    {
        _broker = broker;
        _behaviour = behaviour;
        _chunksToLose = [.. behaviour.ChunksLost];
        broker.Server.InterceptingPublishAsync += OnPublishAsync;
        _pump = PumpAsync();
    }

    /// <summary>Everything the updater has published, in order: topic behind the network's name, and payload.</summary>
    public ConcurrentQueue<(string Topic, string Payload)> Received { get; } = new();

    /// <summary>The image that the node ended up with.</summary>
    public byte[] Image => [.. _image];

    /// <summary>The chunks that came, in order.</summary>
    public int[] ChunkIndices =>
    [
        .. Received
            .Where(message => message.Topic.EndsWith("/set/ota", StringComparison.Ordinal))
            .Select(message => IndexOf(message.Payload))
            .Where(index => index > 0),
    ];

    /// <summary>How often message 0 came.</summary>
    public int Announcements => Received.Count(message => message.Payload.StartsWith("0,", StringComparison.Ordinal));

    /// <summary>What the node holds before the update: <see cref="Behaviour.HeldAlready"/> chunks.</summary>
    public byte[] HeldBytes { get; init; } = [];

    /// <summary>How often a command came.</summary>
    public int CountOf(string command) =>
        Received.Count(message => message.Topic.EndsWith("/" + command, StringComparison.Ordinal));

    public static string Ota(int status) => $$"""{"result":"-","status":{{status}}}""";

    public static string OutOfSequence(int lastChunk) =>
        $$"""{"last_chunk":{{lastChunk}},"result":"OTA out of sequence error","status":4}""";

    public Task SayAsync(string topic, string payload, bool retain = false)
    {
        return _broker.Server.InjectApplicationMessage(new InjectedMqttApplicationMessage(
            new MqttApplicationMessageBuilder().WithTopic($"{Network}/{topic}").WithPayload(payload)
                .WithRetainFlag(retain).Build())
        {
            SenderClientId = "gateway",
        });
    }

    public async ValueTask DisposeAsync()
    {
        _broker.Server.InterceptingPublishAsync -= OnPublishAsync;
        _inbox.Writer.Complete();
        await _pump;
    }

    private static int IndexOf(string payload) => int.Parse(payload.Split(',')[0], CultureInfo.InvariantCulture);

    private Task OnPublishAsync(InterceptingPublishEventArgs arguments)
    {
        if (arguments.ClientId != "gateway"
            && arguments.ApplicationMessage.Topic.StartsWith(Network + "/", StringComparison.Ordinal))
        {
            string topic = arguments.ApplicationMessage.Topic[(Network.Length + 1)..];
            string payload = Encoding.UTF8.GetString(arguments.ApplicationMessage.Payload);
            Received.Enqueue((topic, payload));
            _inbox.Writer.TryWrite((arguments.ClientId, topic, payload));
        }

        return Task.CompletedTask;
    }

    private async Task PumpAsync()
    {
        await foreach ((string clientId, string topic, string payload) in _inbox.Reader.ReadAllAsync())
        {
            string[] parts = topic.Split('/', 2);
            if (parts[0] != _behaviour.Address && parts[0] != _behaviour.Name)
            {
                continue;
            }

            _asked = parts[0];
            switch (parts[1])
            {
                case "get/name" when _behaviour.Name is { } name:
                    await SayAsync(
                        $"{name}/result/name",
                        $$"""{"name":"{{name}}","address":"{{_behaviour.Address.ToUpperInvariant()}}"}""");
                    break;
                case "set/sleeptime":
                    await TakeSleepTimeAsync(payload);
                    break;
                case "set/ota" when !_silent:
                    await TakeOtaAsync(clientId, payload);
                    break;
            }
        }
    }

    private async Task TakeSleepTimeAsync(string payload)
    {
        Assert.AreEqual("0", payload);
        int request = ++_sleepRequests - _behaviour.SleepRequestsLost;
        if (request >= 1)
        {
            string answer = request <= _behaviour.SleepAnswersBefore.Length
                ? _behaviour.SleepAnswersBefore[request - 1]
                : """{"sleeptime":0}""";
            await AnswerAsync("result/sleeptime", answer);
        }
    }

    private Task TakeOtaAsync(string clientId, string payload)
    {
        int index = IndexOf(payload);
        return index == 0 ? TakeAnnouncementAsync(payload) : TakeChunkAsync(clientId, index, payload);
    }

    private async Task TakeAnnouncementAsync(string payload)
    {
        if (++_announcements <= _behaviour.AnnouncementsLost)
        {
            return;
        }

        string[] fields = payload.Split(',');
        bool resumes = _behaviour.Resumes && fields[3] == _md5;
        _md5 = fields[3];
        _chunkCount = int.Parse(fields[2], CultureInfo.InvariantCulture);
        _toldGapAt = -1;
        if (!resumes)
        {
            _held = _behaviour.HeldAlready;
            _image.Clear();
            _image.AddRange(HeldBytes);
        }

        foreach (string said in _behaviour.SaidAtStart)
        {
            await AnswerAsync("result/ota", said);
        }

        if (!_behaviour.StartedIsLost)
        {
            await AnswerAsync("result/ota", Ota(0));
        }

        if (_held > 0)
        {
            await AnswerAsync("result/ota", OutOfSequence(_held));
        }
    }

    private async Task TakeChunkAsync(string clientId, int index, string payload)
    {
        if (_behaviour.SaidAtChunk is { } said && said.Chunk == index && !_saidAtChunk)
        {
            _saidAtChunk = true;
            await AnswerAsync("result/ota", said.Payload);
        }

        if (_behaviour.DropsConnectionAtChunk == index && !_dropped)
        {
            _dropped = true;
            await _broker.Server.DisconnectClientAsync(clientId, MqttDisconnectReasonCode.AdministrativeAction);
            return;
        }

        if (_behaviour.FallsSilentAtChunk == index)
        {
            _silent = true;
            return;
        }

        if (_behaviour.ChunkAlwaysLost == index || _chunksToLose.Remove(index) || index <= _held)
        {
            return;
        }

        if (_chunkCount == 0)
        {
            await AnswerAsync("result/ota", Ota(1));
            return;
        }

        if (index != _held + 1)
        {
            if (_toldGapAt != _held || _behaviour.RepeatsOutOfSequence)
            {
                _toldGapAt = _held;
                if (++_gapsTold > _behaviour.OutOfSequenceLost)
                {
                    await AnswerAsync("result/ota", OutOfSequence(_held));
                }
            }

            return;
        }

        _held = index;
        _image.AddRange(Convert.FromBase64String(payload.Split(',')[1]));
        if (_held == _chunkCount)
        {
            await FinishAsync();
        }
    }

    private async Task FinishAsync()
    {
        bool right = Convert.ToHexStringLower(MD5.HashData([.. _image])) == _md5;
        await AnswerAsync("result/ota", Ota(right ? 2 : 3));
        if (right && !_behaviour.NeverFinishes)
        {
            await AnswerAsync("result/ota", Ota(6));
            await AnswerAsync("restart", """{"reason":1}""");
            await AnswerAsync("hello", $$"""{"address":"{{_behaviour.Address}}"}""");
        }
    }

    private async Task AnswerAsync(string subject, string payload)
    {
        string node = _behaviour.AnswersUnderNameOnly ? _behaviour.Name! : _asked;
        await SayAsync($"{node}/{subject}", payload);
        if (_behaviour.AnswersUnderBothForms && _behaviour.Name is { } name && name != node)
        {
            await SayAsync($"{name}/{subject}", payload);
        }
    }
}
