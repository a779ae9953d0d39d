using System;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>An application that keeps what it was told.</summary>
public sealed class RecordingApplication : INodeApplication
{
    /// <inheritdoc/>
    public ProgramHealth Health { get; set; } = ProgramHealth.Well;

    /// <summary>Gets or sets whether each of its members throws an exception.</summary>
    public bool Throws { get; set; }

    /// <summary>Gets how often the application had its turn.</summary>
    public int TickCount { get; private set; }

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
    public bool IsDone { get; set; } = true;

    /// <inheritdoc/>
    public bool SleepsForEver { get; set; }

    /// <summary>Gets its node.</summary>
    public INode Node { get; private set; }

    /// <inheritdoc/>
    public void Start(INode node)
    {
        Node = node;
    }

    /// <inheritdoc/>
    public void OnRegistered()
    {
        Act();
        RegisteredCount++;
    }

    /// <inheritdoc/>
    public void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        Act();
        DataCount++;
        Get = get;
        Encoding = encoding;
        Data = new byte[count];
        Array.Copy(buffer, offset, Data, 0, count);
    }

    /// <inheritdoc/>
    public int Tick(long now)
    {
        TickCount++;
        Act();
        return 1000;
    }

    private void Act()
    {
        if (Throws)
        {
            throw new InvalidOperationException("the sensor is gone");
        }
    }
}
