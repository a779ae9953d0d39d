namespace EnigmaIoT.Bench;

/// <summary>How an image gets to a node.</summary>
internal enum BenchWay
{
    /// <summary>Our gateway, a node of ours, blocks of chunks with credit.</summary>
    Ours,

    /// <summary>Our gateway, many nodes of ours, one image by broadcasts to all.</summary>
    Broadcast,

    /// <summary>Our gateway, a 0.9.8 node whose radio holds 32 frames, blocks of chunks with credit.</summary>
    OldNode,

    /// <summary>The same with a radio that holds 10 frames.</summary>
    OldNodeFewBuffers,

    /// <summary>Our gateway, a 0.9.8 node, the script at its fastest.</summary>
    OldScript,

    /// <summary>The 0.9.8 gateway, a 0.9.8 node, the script with a pause of 20 ms.</summary>
    ReferenceFast,

    /// <summary>The same with a pause of 60 ms.</summary>
    ReferenceMedium,

    /// <summary>The same with a pause of 180 ms.</summary>
    ReferenceSlow,
}
