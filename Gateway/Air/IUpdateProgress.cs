namespace EnigmaIoT.Gateway.Air;

/// <summary>The progress of updates.</summary>
public interface IUpdateProgress
{
    /// <summary>Gets how far an update is.</summary>
    /// <param name="address">The node's address; <see cref="EnigmaIoT.Shared.Addressing.MacAddress.None"/> for the gateway itself.</param>
    /// <returns>Percent, 0 to 100; -1 where none runs.</returns>
    int PercentOf(long address);

    /// <summary>Gets how far the update of many nodes at once is.</summary>
    /// <returns>Percent, 0 to 100; -1 where none runs.</returns>
    int PercentOfMany { get; }
}
