using System.Buffers.Binary;
using System.Text;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Images;

/// <summary>
/// Creates an assembly whose header, checksums, name, version, references and entry point are as nanoCLR wants them. It has no
/// types: what a real one runs is bytes of no meaning here.
/// </summary>
/// <param name="name">Its name, ASCII.</param>
/// <param name="version">Its version; parts that are not given are 0, none is above 65,535.</param>
public sealed class AssemblyBuilder(string name, Version version)
{
    private const int ByteCode = 13;

    private readonly List<AssemblyBuilder> _references = [];

    private string Name => name;

    private Version Version => version;

    /// <summary>Gets or sets whether a program starts in it.</summary>
    public bool IsProgram { get; set; }

    /// <summary>Gets the bytes of the smallest assembly with this name and these references.</summary>
    public int MinimumSize => AssemblyHeader.Count + (AssemblyHeader.ReferenceCount * _references.Count)
        + (IsProgram ? AssemblyHeader.MethodCount : 0) + Aligned(Strings().Length);

    /// <summary>Has the assembly need others, in their versions.</summary>
    /// <returns>This builder.</returns>
    public AssemblyBuilder Needs(params ReadOnlySpan<AssemblyBuilder> others)
    {
        _references.AddRange(others);
        return this;
    }

    /// <summary>Creates the assembly.</summary>
    /// <param name="size">Its bytes, <see cref="MinimumSize"/> at least.</param>
    /// <param name="code">What fills it: copied from the start, and again, rotated by a bit more, where it is shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is smaller.</exception>
    public byte[] Build(int size, ReadOnlySpan<byte> code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, MinimumSize);
        byte[] assembly = new byte[size];
        byte[] strings = Strings();
        int references = AssemblyHeader.ReferenceCount * _references.Count;
        int methods = IsProgram ? AssemblyHeader.MethodCount : 0;
        int at = AssemblyHeader.Count;
        for (int table = 0; table <= AssemblyHeader.TableCount; table++)
        {
            Write32(assembly, AssemblyHeader.TablesOffset + (4 * table), (uint)at);
            at = table switch
            {
                AssemblyHeader.AssemblyReferences => at + references,
                AssemblyHeader.Methods => at + methods,
                AssemblyHeader.Strings => at + Aligned(strings.Length),
                ByteCode => size,
                _ => at,
            };
        }

        AssemblyHeader.Mark.CopyTo(assembly);
        assembly[AssemblyHeader.PaddingOffset + AssemblyHeader.Strings] = (byte)(Aligned(strings.Length) - strings.Length);
        Write16(assembly, AssemblyHeader.StringTableVersionOffset, AssemblyHeader.StringTableVersion);
        Write16(assembly, AssemblyHeader.NameOffset, 0);
        WriteVersion(assembly, AssemblyHeader.VersionOffset, version);
        at = AssemblyHeader.Count;
        int nameAt = name.Length + 1;
        foreach (AssemblyBuilder other in _references)
        {
            Write16(assembly, at, nameAt);
            WriteVersion(assembly, at + 4, other.Version);
            at += AssemblyHeader.ReferenceCount;
            nameAt += other.Name.Length + 1;
        }

        if (IsProgram)
        {
            Write32(assembly, at + AssemblyHeader.MethodFlagsOffset, AssemblyHeader.EntryPointFlag);
            at += AssemblyHeader.MethodCount;
        }

        strings.CopyTo(assembly, at);
        Fill(assembly.AsSpan(at + Aligned(strings.Length)), code);
        Seal(assembly);
        return assembly;
    }

    /// <summary>Writes the checksums of an assembly.</summary>
    public static void Seal(Span<byte> assembly)
    {
        Write32(assembly, AssemblyHeader.BodyCrcOffset, AssemblyCrc.Compute(assembly[AssemblyHeader.Count..]));
        Write32(assembly, AssemblyHeader.HeaderCrcOffset, AssemblyHeader.HeaderCrc(assembly[..AssemblyHeader.Count]));
    }

    /// <summary>Fills a place with code that comes again, each time rotated by a bit more.</summary>
    internal static void Fill(Span<byte> place, ReadOnlySpan<byte> code)
    {
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = byte.RotateLeft(code[i % code.Length], i / code.Length);
        }
    }

    private static int Aligned(int count)
    {
        return (count + 3) & ~3;
    }

    private static void WriteVersion(Span<byte> bytes, int offset, Version version)
    {
        Write16(bytes, offset, version.Major);
        Write16(bytes, offset + 2, version.Minor);
        Write16(bytes, offset + 4, version.Build);
        Write16(bytes, offset + 6, version.Revision);
    }

    private static void Write16(Span<byte> bytes, int offset, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[offset..], (ushort)Math.Max(value, 0));
    }

    private static void Write32(Span<byte> bytes, int offset, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[offset..], value);
    }

    private byte[] Strings()
    {
        return Encoding.ASCII.GetBytes(string.Concat(_references.Select(other => other.Name).Prepend(name).Select(text => text + "\0")));
    }
}
