using System.Buffers.Binary;

namespace EnigmaIoT.Simulator.Images;

/// <summary>
/// Makes a deployment to try updates with: a first assembly's header with a version, and the code of this program's
/// node firmware behind it. It has the kind, the size and the entropy of a real one, but no real board runs it.
/// </summary>
public static class SampleImage
{
    /// <summary>The image's size where none is given: a small application with its libraries.</summary>
    public const int DefaultSize = 80_000;

    private const int HeaderCount = 36;
    private const int VersionOffset = 28;

    /// <summary>Makes an image.</summary>
    /// <param name="version">Its version; parts that are not given are 0, none is above 65,535.</param>
    /// <param name="size">Its size in bytes, at least 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is smaller.</exception>
    public static byte[] Create(Version version, int size = DefaultSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 64);
        byte[] code = File.ReadAllBytes(typeof(Node.NodeConfig).Assembly.Location);
        byte[] image = new byte[size];
        ImageVersion.AssemblyMark.CopyTo(image);
        WriteNumber(image, 0, version.Major);
        WriteNumber(image, 1, version.Minor);
        WriteNumber(image, 2, version.Build);
        WriteNumber(image, 3, version.Revision);
        for (int i = HeaderCount; i < size; i++)
        {
            // Where the code is shorter than the image it comes again, each time rotated by a bit more.
            int place = i - HeaderCount;
            image[i] = byte.RotateLeft(code[place % code.Length], place / code.Length);
        }

        return image;
    }

    /// <summary>Makes an application image, which starts with 0xE9, to update nodes of version 0.9.8 with.</summary>
    /// <param name="size">Its size in bytes, at least 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is smaller.</exception>
    public static byte[] CreateApplication(int size)
    {
        byte[] image = Create(new Version(1, 0), size);
        image[0] = 0xE9;
        return image;
    }

    private static void WriteNumber(byte[] image, int index, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(VersionOffset + (2 * index)), (ushort)Math.Max(value, 0));
    }
}
