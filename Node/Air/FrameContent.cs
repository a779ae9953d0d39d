namespace EnigmaIoT.Node.Air;

/// <summary>What a received frame holds for the parts above, once <see cref="FrameCheck"/> has checked and opened it.</summary>
internal enum FrameContent
{
    /// <summary>Nothing: it was refused, or it concerned the session, the clock or the name.</summary>
    Nothing = 0,

    /// <summary>A control command.</summary>
    Command = 1,

    /// <summary>User data to be set.</summary>
    DataSet = 2,

    /// <summary>User data that is asked for.</summary>
    DataGet = 3,
}
