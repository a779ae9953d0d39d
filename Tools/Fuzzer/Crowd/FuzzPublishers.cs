using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Crowd;

/// <summary>Publishers that do right by whatever node they find: so that updates run when something comes that is wrong.</summary>
internal sealed class FuzzPublishers
{
    private const int Count = 3;

    private readonly FuzzRandom _random;
    private readonly FuzzGateway _gateway;
    private readonly Corpus _payloads;
    private readonly FuzzPublisher?[] _publishers = new FuzzPublisher?[Count];

    /// <summary>Creates publishers that have not begun.</summary>
    public FuzzPublishers(FuzzRandom random, FuzzGateway gateway, Corpus payloads)
    {
        _random = random;
        _gateway = gateway;
        _payloads = payloads;
        gateway.Link.Published += (topic, payload) => Array.ForEach(_publishers, publisher => publisher?.Hear(topic, payload));
    }

    /// <summary>Gets how many updates they saw end well.</summary>
    public long Finished { get; private set; }

    /// <summary>Has one of them publish its next message, if it may.</summary>
    public void Publish()
    {
        int number = _random.Below(Count);
        FuzzPublisher? publisher = _publishers[number];
        if (publisher == null || publisher.FinalStatus != OtaStatus.None || _random.OneIn(400))
        {
            Finished += publisher?.FinalStatus == OtaStatus.Finished ? 1 : 0;
            publisher = new FuzzPublisher(AnyNode(), _random.Of(FuzzImage.All), _random.OneIn(2));
            _publishers[number] = publisher;
        }

        byte[]? payload = !publisher.IsStarted && _random.OneIn(8) ? publisher.Offer() : publisher.Next();
        if (payload == null)
        {
            return;
        }

        if (_random.OneIn(16))
        {
            _payloads.Add(payload);
        }

        _gateway.Link.Put(publisher.Topic, payload, false);
    }

    private string AnyNode()
    {
        return _random.Below(4) switch
        {
            0 => FuzzNetwork.NodeName(1),
            1 => MacAddress.Format(FuzzNetwork.NodeAddress(_random.Between(1, FuzzNetwork.Nodes))),
            _ => MacAddress.Format(_gateway.AnyRegistered(_random)?.Address ?? FuzzPeers.AddressOf(0)),
        };
    }
}
