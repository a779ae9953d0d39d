using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>Says in words why a board was rolled back to its old image.</summary>
internal static class RollbackText
{
    /// <summary>Gets the words for a cause.</summary>
    /// <param name="cause">A <see cref="WentBackCause"/>, or anything else that a node may send.</param>
    public static string Of(int cause)
    {
        switch (cause)
        {
            case WentBackCause.TriesUsedUp:
                return "the new image was not confirmed in time";
            case WentBackCause.Reverted:
                return "the new image was reverted on request";
            case WentBackCause.Damaged:
                return "the new image was damaged in flash";
            case WentBackCause.RecordFailed:
                return "the boot record could not be written";
            case WentBackCause.Threw:
                return "the new image threw an exception";
            case WentBackCause.Hung:
                return "the new image hung: the watchdog restarted the board";
            case WentBackCause.Unwell:
                return "the new image's application said that it is not well";
            case WentBackCause.NothingWhole:
                return "no image in flash is whole, a damaged one runs";
            default:
                return "unknown";
        }
    }
}
