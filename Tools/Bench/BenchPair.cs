using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Bench;

/// <summary>Two images: what runs, and what is to run.</summary>
public sealed class BenchPair
{
    private static readonly Lazy<BenchPair> _made = new(Make);

    private readonly Lazy<FirmwareImage> _compressed;
    private readonly Lazy<FirmwareImage> _delta;

    /// <summary>Creates a pair.</summary>
    /// <param name="running">What runs: a deployment.</param>
    /// <param name="image">What is to run: another one.</param>
    /// <exception cref="FirmwareImageException">One of them is no deployment.</exception>
    public BenchPair(FirmwareImage running, FirmwareImage image)
    {
        if (running.Kind != ImageKind.Deployment || image.Kind != ImageKind.Deployment)
        {
            throw new FirmwareImageException("The bench updates one deployment of nanoFramework by another: one of these images is none.");
        }

        Running = running;
        Image = image;
        _compressed = new(() => FirmwareImage.OfDelta(VcdiffEncoder.Encode([], image.Bytes), image, null));
        _delta = new(() => FirmwareImage.OfDelta(VcdiffEncoder.Encode(running.Bytes, image.Bytes), image, running));
    }

    /// <summary>
    /// Gets a program that runs, and what weeks of work make of it. Size, what of it is new and what it has once it is compressed are those
    /// of a gateway's real deployment over forty commits, as they were first measured (266,184 bytes, 14.0 % as a delta, 57 % compressed): to make
    /// that one takes nanoFramework's build, and with it binaries of others.
    /// </summary>
    public static BenchPair Made => _made.Value;

    /// <summary>Gets what runs.</summary>
    public FirmwareImage Running { get; }

    /// <summary>Gets what is to run.</summary>
    public FirmwareImage Image { get; }

    /// <summary>Gets what is sent.</summary>
    internal FirmwareImage Pack(BenchParcel parcel) => parcel switch
    {
        BenchParcel.Compressed => _compressed.Value,
        BenchParcel.Delta => _delta.Value,
        _ => Image,
    };

    private static BenchPair Make()
    {
        SampleProgram libraries = new(seed: 1, methods: 500);
        SampleProgram program = new(seed: 2, methods: 485);
        byte[] running = program.Deploy(new Version(1, 0), libraries);
        program.Work(rewritten: 145, changed: 165, added: 58);
        return new BenchPair(FirmwareImage.FromBytes(running), FirmwareImage.FromBytes(program.Deploy(new Version(1, 1), libraries)));
    }
}
