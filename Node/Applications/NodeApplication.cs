using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// An application that does nothing and is well: the base of applications that need only a part of
/// <see cref="INodeApplication"/> (nanoFramework's interfaces have no members with a body).
/// </summary>
public abstract class NodeApplication : INodeApplication
{
    private const int IdleMilliseconds = 1000;

    /// <inheritdoc/>
    public virtual ProgramHealth Health
    {
        get { return ProgramHealth.Well; }
    }

    /// <inheritdoc/>
    public virtual void OnRegistered()
    {
    }

    /// <inheritdoc/>
    public virtual void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
    }

    /// <inheritdoc/>
    public virtual int Tick(long now)
    {
        return IdleMilliseconds;
    }
}
