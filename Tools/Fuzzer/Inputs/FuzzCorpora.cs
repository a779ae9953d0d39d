namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>The recorded traffic of a lane.</summary>
/// <param name="random">Decides what is taken.</param>
internal sealed class FuzzCorpora(FuzzRandom random)
{
    /// <summary>Gets whole frames of nodes, as they are on the air.</summary>
    public Corpus FramesUp { get; } = new(random);

    /// <summary>Gets whole frames of the gateway.</summary>
    public Corpus FramesDown { get; } = new(random);

    /// <summary>Gets bodies of nodes' frames, opened: type, then what is encrypted.</summary>
    public Corpus BodiesUp { get; } = new(random);

    /// <summary>Gets bodies of the gateway's frames.</summary>
    public Corpus BodiesDown { get; } = new(random);

    /// <summary>Gets payloads that publishers sent.</summary>
    public Corpus Payloads { get; } = new(random);
}
