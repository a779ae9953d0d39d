namespace EnigmaIoT.Shared.Updates;

/// <summary>States of a <see cref="SlotWriter"/>.</summary>
internal enum SlotWriterState
{
    /// <summary>No slot is open.</summary>
    Closed = 0,

    /// <summary>A slot is open, and nothing is left to erase ahead.</summary>
    Open = 1,

    /// <summary>A slot is open, and there may be something to erase ahead.</summary>
    EraseDue = 2,
}
