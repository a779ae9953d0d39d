namespace EnigmaIoT.Update.Messages;

/// <summary>How long the node sleeps between its messages.</summary>
/// <param name="Seconds">0: it stays awake.</param>
internal sealed record SleepTimeAnswer(long Seconds) : NodeMessage;
