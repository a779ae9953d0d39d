using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Update.Messages;

/// <summary>Where an update stands.</summary>
/// <param name="Status">The status; of a later version as it is.</param>
/// <param name="LastChunk">With status 4: the last chunk that is held, counted from 1.</param>
/// <param name="Reason">Words of a gateway that gives a reason.</param>
/// <param name="Md5">The image that is meant, from a gateway that tells.</param>
internal sealed record OtaAnswer(OtaStatus Status, int? LastChunk, string? Reason, string? Md5) : NodeMessage
{
    /// <summary>Gets why the node refuses the image, as a number that the gateway tells beside its words; null where it does not.</summary>
    public OtaRefusal? Refusal { get; init; }

    /// <summary>
    /// Gets whether a refusal, or a check that failed, may be about what was sent of the image rather than about the image: then it may be
    /// taken when it is sent in another way. What is not told may be anything; a gateway that refuses in words alone means the image.
    /// </summary>
    public bool MayBeOfParcel => Refusal switch
    {
        null => Reason is null || Status == OtaStatus.CheckFailed,
        OtaRefusal.NoSlot or OtaRefusal.WrongOffer or OtaRefusal.WrongBase or OtaRefusal.NoDelta => true,
        _ => Refusal > OtaRefusal.OlderImage,
    };
}
