using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>A key of the native radio. There are 48 at most, made at start-up and never given back.</summary>
public sealed class DeviceRadioKey : IRadioKey
{
    private readonly int _slot;
    private readonly byte[] _peer = new byte[MacAddress.Count];

    internal DeviceRadioKey()
    {
        _slot = NativeRadio.CreateKey();
        if (_slot < 0)
        {
            throw new InvalidOperationException("more keys than the native radio has");
        }
    }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public void Load(byte[] key, long peer)
    {
        MacAddress.Write(peer, _peer, 0);
        Number = NativeRadio.LoadKey(_slot, key, _peer);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        NativeRadio.ClearKey(_slot);
        Number = 0;
    }
}
