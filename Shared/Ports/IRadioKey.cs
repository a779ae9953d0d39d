namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The radio's own copy of a frame key, where the radio seals frames as it sends them and opens them as it receives them. One
/// object per session is made at start-up and loaded again at each registration.
/// </summary>
public interface IRadioKey
{
    /// <summary>
    /// Gets the number of the key in it, 1 or more, another one for each key that was ever loaded; 0 while there is none. It names
    /// the key in a <see cref="Sessions.SealingOrder"/> and in <see cref="ReceivedFrame.OpenedBy"/>.
    /// </summary>
    int Number { get; }

    /// <summary>Takes a new key: 32 bytes of <paramref name="key"/> from its start.</summary>
    /// <param name="key">The key as radio frames use it.</param>
    /// <param name="peer">Whose frames it opens; <see cref="Addressing.MacAddress.None"/> where it opens anyone's.</param>
    void Load(byte[] key, long peer);

    /// <summary>Forgets the key and wipes it. What was to be sealed with it is not sent any more.</summary>
    void Clear();
}
