using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>Describes why a board was rolled back to its old image.</summary>
internal static class RollbackText
{
    /// <summary>Gets the words for a cause.</summary>
    /// <param name="cause">The cause; a node may send any value.</param>
    public static string Of(RollbackCause cause)
    {
        switch (cause)
        {
            case RollbackCause.TriesUsedUp:
                return "the new image was not confirmed in time";
            case RollbackCause.Reverted:
                return "the new image was reverted on request";
            case RollbackCause.Damaged:
                return "the new image was damaged in flash";
            case RollbackCause.RecordFailed:
                return "the boot record could not be written";
            case RollbackCause.OnException:
                return "the new image threw an exception";
            case RollbackCause.Hung:
                return "the new image hung: the watchdog restarted the board";
            case RollbackCause.Unwell:
                return "the new image's application said that it is not well";
            case RollbackCause.NothingWhole:
                return "no image in flash is whole, a damaged one runs";
            default:
                return "unknown";
        }
    }
}
