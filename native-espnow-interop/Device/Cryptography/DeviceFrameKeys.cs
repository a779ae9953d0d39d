using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>The key table of the native radio, which seals frames as it sends them and opens them as it receives them.</summary>
public sealed class DeviceFrameKeys : IFrameKeys
{
    private readonly byte[] _peer = new byte[MacAddress.Count];

    /// <inheritdoc/>
    public int Capacity
    {
        get { return NativeRadio.GetKeyCapacity(); }
    }

    /// <inheritdoc/>
    public int Load(byte[] key, long peer)
    {
        MacAddress.Write(peer, _peer, 0);
        int number = NativeRadio.LoadKey(key, _peer);
        if (number <= 0)
        {
            throw new InvalidOperationException("more keys than the native radio has");
        }

        return number;
    }

    /// <inheritdoc/>
    public bool Copy(int number, byte[] key)
    {
        return NativeRadio.CopyKey(number, key) >= 0;
    }

    /// <inheritdoc/>
    public void Clear(int number)
    {
        NativeRadio.ClearKey(number);
    }

    /// <inheritdoc/>
    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        SealingOrder.Write(frame, number, encryptedFrom);
    }

    /// <inheritdoc/>
    public bool Open(int number, byte[] frame, int encryptedFrom, int count)
    {
        return NativeRadio.OpenFrame(number, frame, encryptedFrom, count) >= 0;
    }
}
