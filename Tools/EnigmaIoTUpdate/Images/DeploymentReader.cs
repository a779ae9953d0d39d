using System.Buffers.Binary;
using System.Globalization;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// Checks a deployment: a chain of assemblies, each at a multiple of four bytes, each with the right CRCs, whose references
/// are all met inside the chain, one of which has the entry point, and behind which the flash is erased. So neither a cut
/// between two assemblies nor damage that hides one makes a shorter chain look whole.
/// </summary>
internal static class DeploymentReader
{
    /// <summary>The managed side of our native interop.</summary>
    public const string InteropName = "EnigmaIoT.Interop";

    private const byte Erased = 0xFF;

    /// <summary>Reads a deployment.</summary>
    /// <param name="image">It starts with NFMRK.</param>
    public static ImageReport Read(ReadOnlySpan<byte> image)
    {
        List<Range> chain = [];
        string? fault = ReadChain(image, chain, out int end, out ImageTrailer? trailer);
        List<NativeNeed> natives = [];
        Version? interop = null;
        Range program = default;
        for (int i = 0; fault == null && i < chain.Count; i++)
        {
            AssemblyHeader assembly = new(image[chain[i]]);
            fault = FindMissing(image, chain, assembly);
            if (assembly.NativeChecksum != 0)
            {
                natives.Add(new NativeNeed(assembly.NameText(assembly.Name), assembly.NativeChecksum));
            }

            interop = assembly.NameText(assembly.Name) == InteropName ? VersionOf(assembly) : interop;
            if (fault == null && assembly.HasEntryPoint)
            {
                fault = program.Equals(default)
                    ? null
                    : $"it has two programs, '{NameOf(image[program])}' and '{assembly.NameText(assembly.Name)}'";
                program = chain[i];
            }
        }

        if (fault == null && program.Equals(default))
        {
            fault = "no assembly in it has an entry point: it is cut off, or a library";
        }

        return new ImageReport
        {
            Format = ImageFormat.Deployment,
            Fault = fault,
            IsProven = fault == null,
            Size = fault != null ? 0 : trailer?.End ?? end,
            Trailer = fault == null ? trailer : null,
            Natives = fault == null ? natives : [],
            Interop = fault == null ? interop : null,
            Program = fault == null ? NameOf(image[program]) : null,
            Version = fault == null ? AssemblyHeader.VersionText(new AssemblyHeader(image[program]).Version) : null,
        };
    }

    /// <summary>Finds where a chain of assemblies ends, by their headers alone.</summary>
    public static int FindEnd(ReadOnlySpan<byte> image)
    {
        int end = 0;
        for (int at = 0; at < image.Length; at = (end + 3) & ~3)
        {
            AssemblyHeader assembly = new(image[at..]);
            if (!assembly.IsGood || !assembly.IsUsable || assembly.TotalSize > image.Length - at)
            {
                break;
            }

            end = at + (int)assembly.TotalSize;
        }

        return end;
    }

    private static string? ReadChain(ReadOnlySpan<byte> image, List<Range> chain, out int end, out ImageTrailer? trailer)
    {
        end = 0;
        trailer = null;
        for (int at = 0; at < image.Length; at = (end + 3) & ~3)
        {
            ReadOnlySpan<byte> rest = image[at..];
            ReadOnlySpan<byte> gap = image[end..Math.Min(at, image.Length)];
            if (gap.ContainsAnyExcept((byte)0) && gap.ContainsAnyExcept(Erased))
            {
                return Say($"it is damaged at byte {end:N0}, between two assemblies");
            }

            if (at > 0 && TrailerReader.StartsBehind(image, end))
            {
                return !TrailerReader.TryRead(image, end, out trailer) ? TrailerReader.Damaged
                    : image[trailer.End..].ContainsAnyExcept(Erased) ? DamagedBehind(trailer.End, "trailer")
                    : null;
            }

            if (at > 0 && !rest.ContainsAnyExcept(Erased))
            {
                return gap.Contains((byte)0) ? DamagedBehind(end) : null;
            }

            string? fault = FindFault(rest, chain.Count + 1, at);
            if (fault != null)
            {
                return fault;
            }

            end = at + (int)new AssemblyHeader(rest).TotalSize;
            chain.Add(at..end);
        }

        return image[end..].ContainsAnyExcept(Erased) ? DamagedBehind(end) : null;
    }

    private static string DamagedBehind(int end, string last = "last assembly")
    {
        return Say($"it is damaged at byte {end:N0}, behind the {last}");
    }

    private static Version VersionOf(AssemblyHeader assembly)
    {
        return new Version(BinaryPrimitives.ReadUInt16LittleEndian(assembly.Version), BinaryPrimitives.ReadUInt16LittleEndian(assembly.Version[2..]));
    }

    private static string? FindFault(ReadOnlySpan<byte> rest, int number, int at)
    {
        if (rest.Length < AssemblyHeader.Count)
        {
            return Say($"it is cut off at byte {at + rest.Length:N0}, inside the header of assembly {number}");
        }

        AssemblyHeader assembly = new(rest);
        if (rest.StartsWith("NFMRK"u8) && !rest.StartsWith(AssemblyHeader.Mark))
        {
            return "its assemblies are of another version of nanoFramework than 1.x (NFMRK1)";
        }

        if (!assembly.IsGood)
        {
            return Say($"the header of assembly {number} is damaged, at byte {at:N0}");
        }

        if (!assembly.IsUsable)
        {
            return Say($"assembly {number} is none that nanoCLR 1.x takes, at byte {at:N0}");
        }

        return assembly.TotalSize > rest.Length
            ? Say($"it is cut off: assembly {number} ends at byte {at + (long)assembly.TotalSize:N0}, the file at {at + rest.Length:N0}")
            : assembly.IsBodyGood
                ? null
                : Say($"assembly '{assembly.NameText(assembly.Name)}' is damaged, behind byte {at:N0}");
    }

    // nanoCLR takes an assembly of the same name whose first two numbers are those asked for.
    private static string? FindMissing(ReadOnlySpan<byte> image, List<Range> chain, AssemblyHeader assembly)
    {
        ReadOnlySpan<byte> references = assembly.Table(AssemblyHeader.AssemblyReferences);
        for (; references.Length >= AssemblyHeader.ReferenceCount; references = references[AssemblyHeader.ReferenceCount..])
        {
            string name = assembly.NameText(BinaryPrimitives.ReadUInt16LittleEndian(references));
            ReadOnlySpan<byte> version = references.Slice(4, 8);
            bool found = false;
            foreach (Range range in chain)
            {
                AssemblyHeader other = new(image[range]);
                found |= other.Version[..4].SequenceEqual(version[..4]) && other.NameText(other.Name) == name;
            }

            if (!found)
            {
                return $"'{assembly.NameText(assembly.Name)}' needs '{name}' {AssemblyHeader.VersionText(version)}, "
                    + "which is not in it: it is cut off, or was built of parts that do not fit";
            }
        }

        return null;
    }

    private static string NameOf(ReadOnlySpan<byte> assembly)
    {
        AssemblyHeader header = new(assembly);
        return header.NameText(header.Name);
    }

    private static string Say(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
