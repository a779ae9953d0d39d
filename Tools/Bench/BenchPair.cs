using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Bench;

/// <summary>
/// A program that runs, and what weeks of work make of it. Size, what of it is new and what it has once it is compressed are those that were
/// measured of a gateway's real deployment over forty commits (266,184 bytes, 14.0 % as a delta, 57 % compressed): to make that one
/// takes nanoFramework's build, and with it binaries of others.
/// </summary>
internal static class BenchPair
{
    private static readonly Lazy<(FirmwareImage Running, FirmwareImage Image)> _images = new(Make);

    /// <summary>Gets what runs.</summary>
    public static FirmwareImage Running => _images.Value.Running;

    /// <summary>Gets what is to run.</summary>
    public static FirmwareImage Image => _images.Value.Image;

    /// <summary>Creates what is sent.</summary>
    /// <param name="parcel"><see cref="BenchParcel.Compressed"/> or <see cref="BenchParcel.Delta"/>.</param>
    public static FirmwareImage Pack(BenchParcel parcel)
    {
        FirmwareImage? running = parcel == BenchParcel.Delta ? Running : null;
        byte[] delta = VcdiffEncoder.Encode(running is null ? [] : running.Bytes, Image.Bytes);
        return FirmwareImage.OfDelta(delta, Image, running);
    }

    private static (FirmwareImage Running, FirmwareImage Image) Make()
    {
        SampleProgram libraries = new(seed: 1, methods: 500);
        SampleProgram program = new(seed: 2, methods: 485);
        byte[] running = program.Deploy(new Version(1, 0), libraries);
        program.Work(rewritten: 145, changed: 165, added: 58);
        return (FirmwareImage.FromBytes(running), FirmwareImage.FromBytes(program.Deploy(new Version(1, 1), libraries)));
    }
}
