using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Updates;

/// <summary>Why a board that takes signed images alone refuses one.</summary>
public static class SignatureRefusal
{
    /// <summary>Returns why an image is refused.</summary>
    /// <param name="result">What the slots came to.</param>
    /// <returns><see cref="OtaRefusal.Untold"/> where its signature is not the reason.</returns>
    public static OtaRefusal Of(SlotResult result)
    {
        switch (result)
        {
            case SlotResult.NotSigned:
                return OtaRefusal.NotSigned;
            case SlotResult.UnknownKey:
                return OtaRefusal.UnknownKey;
            case SlotResult.WrongSignature:
                return OtaRefusal.WrongSignature;
            case SlotResult.WrongHardware:
                return OtaRefusal.WrongHardware;
            case SlotResult.WrongInterop:
                return OtaRefusal.WrongInterop;
            case SlotResult.OlderImage:
                return OtaRefusal.OlderImage;
            default:
                return OtaRefusal.Untold;
        }
    }
}
