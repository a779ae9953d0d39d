namespace EnigmaIoT.Gateway.Updates;

/// <summary>What a <see cref="SequenceDelivery"/> waits for beside the results of what it sends.</summary>
internal enum SequenceWait
{
    /// <summary>For nothing: chunks are sent.</summary>
    Nothing,

    /// <summary>For the answer to a probe; chunks are sent meanwhile.</summary>
    Answer,

    /// <summary>For the next try to make a silent node speak.</summary>
    Pause,

    /// <summary>For the node that has all chunks and checks the image.</summary>
    Check,
}
