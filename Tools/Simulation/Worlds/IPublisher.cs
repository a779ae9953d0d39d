using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>A program that has a node updated over the broker.</summary>
public interface IPublisher
{
    /// <summary>Gets the first final status; null while there is none.</summary>
    OtaStatus? FinalStatus { get; }

    /// <summary>Gets when message 0 was published, in microseconds.</summary>
    long BegunAt { get; }

    /// <summary>Gets when the final status came, in microseconds.</summary>
    long EndedAt { get; }

    /// <summary>Begins.</summary>
    void Begin();

    /// <summary>Publishes nothing any more.</summary>
    void Stop();
}
