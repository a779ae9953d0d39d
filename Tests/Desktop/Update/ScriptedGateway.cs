using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>
/// A gateway and a node as the updater sees them, with the faults of a <see cref="Behaviour"/>: names, sleep, and an
/// update in a <see cref="ScriptedUpdate"/>.
/// </summary>
internal sealed class ScriptedGateway : IAsyncDisposable
{
    private const string Network = "enigmaiot";

    private readonly TestBroker _broker;
    private readonly Behaviour _behaviour;
    private readonly Channel<Published> _inbox = Channel.CreateUnbounded<Published>();
    private readonly ScriptedUpdate _update;
    private readonly Task _pump;
    private int _sleepRequests;
    private string _asked = "";

    public ScriptedGateway(TestBroker broker, Behaviour behaviour)
    {
        _broker = broker;
        _behaviour = behaviour;
        _update = new ScriptedUpdate(behaviour, this);
        broker.Server.InterceptingPublishAsync += OnPublishAsync;
        _pump = PumpAsync(behaviour.Status is { } status
            ? SayAsync("gateway/status", status, retain: true)
            : Task.CompletedTask);
    }

    /// <summary>Everything the updater has published, in order.</summary>
    public ConcurrentQueue<Published> Received { get; } = new();

    /// <summary>The image that the node ended up with.</summary>
    public byte[] Image => _update.Image;

    /// <summary>What the updater did that a publisher of blocks must not do.</summary>
    public string[] Violations => [.. _update.Violations];

    /// <summary>The chunks that came, in order.</summary>
    public int[] ChunkIndices => [.. Received.SelectMany(message => message.Chunks).Select(chunk => chunk.Index)];

    /// <summary>The first and the number of chunks of every block that came, in order.</summary>
    public (int First, int Count)[] Blocks =>
    [
        .. Received.Where(message => message.IsBlock)
            .Select(message => (message.Chunks[0].Index, message.Chunks.Length)),
    ];

    /// <summary>How often message 0 came.</summary>
    public int Announcements => Received.Count(message => message.Payload.StartsWith("0,", StringComparison.Ordinal));

    /// <summary>Whether the updater gave up the update that waited for its node.</summary>
    public bool IsAborted => _update.IsAborted;

    /// <summary>The image that is going to be sent, for nodes that hold some of it.</summary>
    public byte[] Source { get; init; } = [];

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

    /// <summary>Answers under the topics that the behaviour asks for.</summary>
    public async Task AnswerAsync(string subject, string payload)
    {
        if (_behaviour.TellsIdentity && subject == "result/ota" && !payload.Contains("md5", StringComparison.Ordinal))
        {
            payload = $$"""{{payload[..^1]}},"md5":"{{_update.Md5}}","address":"{{_behaviour.Address}}"}""";
        }

        string node = _behaviour.AnswersUnderNameOnly ? _behaviour.Name! : _asked;
        await SayAsync($"{node}/{subject}", payload);
        if (_behaviour.AnswersUnderBothForms && _behaviour.Name is { } name && name != node)
        {
            await SayAsync($"{name}/{subject}", payload);
        }
    }

    /// <summary>What a gateway that tells which node it is says of it.</summary>
    public string Identity
    {
        get
        {
            if (!_behaviour.TellsIdentity)
            {
                return "";
            }

            string name = _behaviour.Name is { } known ? $",\"name\":\"{known}\"" : "";
            string period = _behaviour.Period > 0 ? $",\"period\":{_behaviour.Period}" : "";
            string sleepy = _behaviour.IsSleepy ? ",\"sleepy\":true" + period : "";
            string deltas = _behaviour.TakesDeltas ? ",\"delta\":true" : "";
            return $",\"address\":\"{_behaviour.Address}\"{name},\"silent\":{_behaviour.Silent}{sleepy}{deltas}";
        }
    }

    /// <summary>Whether the gateway has no way to the broker: what comes is lost.</summary>
    public bool IsAway { get; set; }

    /// <summary>The update has ended for gateway and node.</summary>
    /// <param name="kept">How many chunks the node still has.</param>
    public void Forget(int kept) => _update.Forget(kept);

    /// <summary>Has the broker throw a client out.</summary>
    public Task DropAsync(string clientId) =>
        _broker.Server.DisconnectClientAsync(clientId, MqttDisconnectReasonCode.AdministrativeAction);

    public async ValueTask DisposeAsync()
    {
        _broker.Server.InterceptingPublishAsync -= OnPublishAsync;
        _inbox.Writer.Complete();
        await _pump;
    }

    private Task OnPublishAsync(InterceptingPublishEventArgs arguments)
    {
        MqttApplicationMessage message = arguments.ApplicationMessage;
        if (arguments.ProcessPublish && arguments.ClientId != "gateway" && message.Topic.StartsWith(Network + "/", StringComparison.Ordinal))
        {
            Published published = new(
                arguments.ClientId, message.Topic[(Network.Length + 1)..], message.Payload.ToArray());
            Received.Enqueue(published);
            _inbox.Writer.TryWrite(published);
        }

        return Task.CompletedTask;
    }

    private async Task PumpAsync(Task start)
    {
        await start;
        await foreach (Published message in _inbox.Reader.ReadAllAsync())
        {
            if (IsAway)
            {
                continue;
            }

            string[] parts = message.Topic.Split('/', 2);
            if (_behaviour.UnknownReason is { } reason)
            {
                if (parts[1] == "get/update")
                {
                    await SayAsync(
                        $"{parts[0]}/result/update", $$"""{"version":1,"block":8,"reason":"{{reason}}"}""");
                }

                continue;
            }

            bool isAddress = string.Equals(parts[0], _behaviour.Address, StringComparison.OrdinalIgnoreCase);
            if (!isAddress && parts[0] != _behaviour.Name)
            {
                continue;
            }

            _asked = parts[0];
            switch (parts[1])
            {
                case "get/name" when _behaviour.Name is { } name:
                    await SayAsync(
                        $"{name}/result/name",
                        $$"""{"name":"{{_behaviour.StoredName ?? name}}","address":"{{_behaviour.Address.ToUpperInvariant()}}"}""");
                    break;
                case "get/rssi" when _behaviour.Blocks is null:
                    await AnswerAsync("result/rssi", """{"rssi":-55,"channel":3}""");
                    break;
                case "set/sleeptime":
                    await TakeSleepTimeAsync(message.Payload);
                    break;
                case "set/ota" or "get/update" when !_update.IsSilent:
                    await _update.TakeAsync(message);
                    break;
            }
        }
    }

    private async Task TakeSleepTimeAsync(string payload)
    {
        Assert.AreEqual("0", payload);
        if (_update.IsStranger())
        {
            return;
        }

        int request = ++_sleepRequests - _behaviour.SleepRequestsLost;
        if (request >= 1)
        {
            string answer = request <= _behaviour.SleepAnswersBefore.Length
                ? _behaviour.SleepAnswersBefore[request - 1]
                : """{"sleeptime":0}""";
            await AnswerAsync("result/sleeptime", answer);
        }
    }
}
