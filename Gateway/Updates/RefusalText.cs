using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Why a node refuses an image, in words for its publisher.</summary>
internal static class RefusalText
{
    /// <summary>Returns the reason; null where the node told none.</summary>
    /// <param name="refusal">What the node told.</param>
    /// <param name="offer">The image.</param>
    /// <param name="capacity">Bytes of the node's slot, where it told that.</param>
    public static string Of(OtaRefusal refusal, OtaOffer offer, uint capacity)
    {
        switch (refusal)
        {
            case OtaRefusal.TooLarge:
                return "the image has " + offer.ImageSize.ToString() + " bytes, the node's slot takes " + capacity.ToString();
            case OtaRefusal.NoSlot:
                return "the node has no slot for " + Kind(offer.ImageKind);
            case OtaRefusal.Restarting:
                return "the node is about to restart";
            case OtaRefusal.OnTrial:
                return "the node's new image is on trial: try again in a minute";
            case OtaRefusal.WrongBase:
                return "the node does not run the image that the delta is against";
            case OtaRefusal.NoDelta:
                return "the node cannot take a delta now";
            case OtaRefusal.NotSigned:
                return "the node takes only signed images, and this one is unsigned";
            case OtaRefusal.UnknownKey:
                return "the image is signed with a key that the node does not trust";
            case OtaRefusal.WrongSignature:
                return "the image's signature is wrong";
            case OtaRefusal.WrongHardware:
                return "the image is for another hardware class than the node's";
            case OtaRefusal.WrongInterop:
                return "the image needs another native interop than the node's";
            case OtaRefusal.OlderImage:
                return "the image is older than one that the node has confirmed (security counter)";
            case OtaRefusal.WrongOffer:
                return "the node finds size, number of chunks or MD5 wrong";
            default:
                return null;
        }
    }

    /// <summary>Determines whether a refusal is about the image, so that no other way of sending it helps, nor another time.</summary>
    public static bool IsOfImage(OtaRefusal refusal)
    {
        return refusal == OtaRefusal.TooLarge || (refusal >= OtaRefusal.NotSigned && refusal <= OtaRefusal.OlderImage);
    }

    private static string Kind(ImageKind kind)
    {
        switch (kind)
        {
            case ImageKind.Deployment:
                return "a nanoFramework deployment";
            case ImageKind.Application:
                return "an application image";
            case ImageKind.CompressedApplication:
                return "a compressed (packed) application image";
            default:
                return "an image of this kind";
        }
    }
}
