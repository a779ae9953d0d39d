using System;
using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>An application that keeps what it was told.</summary>
public sealed class RecordingApplication : INodeApplication
{
    /// <summary>Gets how often the node registered.</summary>
    public int RegisteredCount { get; private set; }

    /// <summary>Gets how often data came.</summary>
    public int DataCount { get; private set; }

    /// <summary>Gets whether the last data was asked for.</summary>
    public bool Get { get; private set; }

    /// <summary>Gets the last data's encoding.</summary>
    public byte Encoding { get; private set; }

    /// <summary>Gets the last data.</summary>
    public byte[] Data { get; private set; }

    /// <inheritdoc/>
    public void OnRegistered()
    {
        RegisteredCount++;
    }

    /// <inheritdoc/>
    public void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        DataCount++;
        Get = get;
        Encoding = encoding;
        Data = new byte[count];
        Array.Copy(buffer, offset, Data, 0, count);
    }

    /// <inheritdoc/>
    public int Tick(long now)
    {
        return 1000;
    }
}
