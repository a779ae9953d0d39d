using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>An update whose node sleeps: what is held of it until the node stays awake.</summary>
internal sealed class SleepingUpdate
{
    /// <summary>The image.</summary>
    public readonly OtaOffer Offer = new OtaOffer();

    /// <summary>Creates an update.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="topicName">How it is called in topics.</param>
    /// <param name="offer">The image, which is copied.</param>
    public SleepingUpdate(long address, string topicName, OtaOffer offer)
    {
        Address = address;
        TopicName = topicName;
        Offer.CopyFrom(offer);
    }

    /// <summary>Gets the node's address.</summary>
    public long Address { get; }

    /// <summary>Gets how the node was called in topics, for the time when it is gone.</summary>
    public string TopicName { get; }

    /// <summary>Gets or sets when its publisher was last heard, on the gateway's clock.</summary>
    public long PublisherAt { get; set; }

    /// <summary>Gets or sets whether the node was asked to stay awake: it may, though nobody has heard so.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Gets or sets how often the node was woken for it before, and lost it by a restart.</summary>
    public int Wakings { get; set; }

    /// <summary>Gets or sets whether its publisher has sent chunks meanwhile, which it has to send again.</summary>
    public bool HasMissedChunks { get; set; }
}
