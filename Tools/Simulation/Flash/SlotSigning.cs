using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>Whose images a board takes. As ImageSigning in native-espnow-interop/portable.</summary>
public sealed class SlotSigning
{
    private const int CounterOffset = 8;
    private const int ClassOffset = 12;
    private const int InteropOffset = 16;
    private const int ChecksumOffset = 20;

    private readonly SigningKey[] _keys;
    private readonly byte[] _class;
    private readonly bool _allowsOlder;

    private SlotSigning(SigningRules rules)
    {
        _keys =
        [
            .. Enumerable.Range(0, SigningRules.MaximumKeys).Select(rules.Key).Where(key => key != null)
                .Select(key => SigningKey.FromPublic(Convert.FromBase64String(key))),
        ];
        _class = Encoding.UTF8.GetBytes(rules.HardwareClass ?? "");
        _allowsOlder = rules.AllowsOlder;
    }

    /// <summary>Gets the native assemblies that the board's nanoCLR has, our own first.</summary>
    public IReadOnlyList<NativeNeed> Natives { get; init; } = [new NativeNeed("EnigmaIoT.Interop", 0x12345678)];

    /// <summary>Gets the version of our own.</summary>
    public Version Interop { get; init; } = new(1, 10);

    /// <summary>Creates what checks images, where rules trust a key.</summary>
    /// <returns>Null where every image is taken.</returns>
    public static SlotSigning? Of(SigningRules? rules)
    {
        return rules is { HasKey: true } ? new SlotSigning(rules) : null;
    }

    /// <summary>Checks an image in flash.</summary>
    /// <param name="kind">The kind of slot.</param>
    /// <param name="image">The image with its trailer.</param>
    /// <param name="trailer">Its trailer; null where it is unsigned.</param>
    /// <param name="counter">The counter of the last image of that kind that was confirmed.</param>
    public SlotResult Check(ImageKind kind, ReadOnlySpan<byte> image, ImageTrailer? trailer, uint counter)
    {
        if (trailer is null)
        {
            return SlotResult.NotSigned;
        }

        if (Find(trailer.KeyId.Span) is not { } key)
        {
            return SlotResult.UnknownKey;
        }

        return !key.Verify(image.Slice(trailer.Start, trailer.ProtectedSize), trailer.Signature.Span)
                || !SHA256.HashData(image[..trailer.Start]).AsSpan().SequenceEqual(trailer.Sha256.Span)
                || trailer.Kind != kind ? SlotResult.WrongSignature
            : trailer.HardwareClass is { } name && !_class.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(name)) ? SlotResult.WrongHardware
            : trailer.Interop > Interop || trailer.Natives.Any(need => !Natives.Contains(need)) ? SlotResult.WrongInterop
            : trailer.Counter < counter && !_allowsOlder ? SlotResult.OlderImage
            : SlotResult.Ok;
    }

    /// <summary>Checks what is told of an image before it comes.</summary>
    /// <param name="facts">The 24 bytes of message 0.</param>
    /// <param name="counter">The counter of the last image of that kind that was confirmed.</param>
    public SlotResult CheckOffer(ReadOnlySpan<byte> facts, uint counter)
    {
        ReadOnlySpan<byte> id = facts[..CounterOffset];
        uint hardware = BinaryPrimitives.ReadUInt32LittleEndian(facts[ClassOffset..]);
        Version interop = new(
            BinaryPrimitives.ReadUInt16LittleEndian(facts[InteropOffset..]),
            BinaryPrimitives.ReadUInt16LittleEndian(facts[(InteropOffset + 2)..]));
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(facts[ChecksumOffset..]);
        return !id.ContainsAnyExcept((byte)0) ? SlotResult.NotSigned
            : Find(id) is null ? SlotResult.UnknownKey
            : hardware != 0 && (_class.Length == 0 || Crc32.HashToUInt32(_class) != hardware) ? SlotResult.WrongHardware
            : interop > Interop || (checksum != 0 && checksum != Natives[0].Checksum) ? SlotResult.WrongInterop
            : BinaryPrimitives.ReadUInt32LittleEndian(facts[CounterOffset..]) < counter && !_allowsOlder ? SlotResult.OlderImage
            : SlotResult.Ok;
    }

    private SigningKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (SigningKey key in _keys)
        {
            if (key.Id.Span.SequenceEqual(id))
            {
                return key;
            }
        }

        return null;
    }
}
