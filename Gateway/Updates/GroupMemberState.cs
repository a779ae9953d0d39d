namespace EnigmaIoT.Gateway.Updates;

/// <summary>How a node stands in an update of many.</summary>
internal enum GroupMemberState : byte
{
    /// <summary>It is offered the image.</summary>
    Invited = 0,

    /// <summary>It takes broadcasts.</summary>
    Ready = 1,

    /// <summary>It has the whole image, and has found it right.</summary>
    Done = 2,

    /// <summary>It refuses the image, or has it and has found it wrong.</summary>
    Failed = 3,

    /// <summary>It has to be updated by itself.</summary>
    Alone = 4,
}
