using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// The header of an assembly: CLR_RECORD_ASSEMBLY of nanoCLR 1.x, 124 bytes, little-endian. Marker 8, CRC of the header u32
/// (itself 0 in it), CRC of the rest u32, flags u32, checksum of native methods u32, patch entry u32, version four u16, name
/// u16, version of the string table u16, starts of 15 tables and the end u32 each, patched methods u32, padding of 15 tables
/// u8 each, and one byte.
/// </summary>
/// <param name="assembly">The assembly, from its header on; what follows it may be there.</param>
public readonly ref struct AssemblyHeader(ReadOnlySpan<byte> assembly)
{
    /// <summary>Bytes of the header.</summary>
    public const int Count = 124;

    /// <summary>Where the header's CRC stands.</summary>
    public const int HeaderCrcOffset = 8;

    /// <summary>Where the CRC of what follows the header stands.</summary>
    public const int BodyCrcOffset = 12;

    /// <summary>Where the checksum of the native methods stands; 0 where the assembly has none.</summary>
    public const int NativeChecksumOffset = 20;

    /// <summary>Where the version stands.</summary>
    public const int VersionOffset = 28;

    /// <summary>Where the name stands, an offset in the string table.</summary>
    public const int NameOffset = 36;

    /// <summary>Where the string table's version stands.</summary>
    public const int StringTableVersionOffset = 38;

    /// <summary>Where the starts of the tables stand.</summary>
    public const int TablesOffset = 40;

    /// <summary>Where the number of patched methods stands.</summary>
    public const int PatchedMethodsOffset = 104;

    /// <summary>Where the tables' paddings stand.</summary>
    public const int PaddingOffset = 108;

    /// <summary>The version of the table of well-known strings that nanoCLR 1.x has.</summary>
    public const int StringTableVersion = 1;

    /// <summary>How many tables there are; the end stands behind their starts.</summary>
    public const int TableCount = 15;

    /// <summary>The table of references to assemblies (TBL_AssemblyRef).</summary>
    public const int AssemblyReferences = 0;

    /// <summary>The table of methods (TBL_MethodDef).</summary>
    public const int Methods = 6;

    /// <summary>The table of resources' contents (TBL_ResourcesData).</summary>
    public const int ResourceData = 10;

    /// <summary>The table of strings (TBL_Strings).</summary>
    public const int Strings = 11;

    /// <summary>Bytes of a reference: name u16, 2 spare bytes, version four u16.</summary>
    public const int ReferenceCount = 12;

    /// <summary>Bytes of a method: name u16, offset u16, flags u32, 8 more.</summary>
    public const int MethodCount = 16;

    /// <summary>Where a method's flags stand.</summary>
    public const int MethodFlagsOffset = 4;

    /// <summary>The flag of the method at which a program starts (MD_EntryPoint).</summary>
    public const uint EntryPointFlag = 0x08000000;

    /// <summary>
    /// Names from here on stand in nanoCLR's own table of well-known strings, which has 860 entries in version 1.
    /// </summary>
    public const int FirstWellKnownName = 0xFFFF - 860;

    // Its place in that table; the only assembly that it names.
    private const int CoreLibraryName = 0xFCD2;

    private readonly ReadOnlySpan<byte> _bytes = assembly;

    /// <summary>Gets the mark of an assembly, and so of a deployment.</summary>
    public static ReadOnlySpan<byte> Mark => "NFMRK1\0"u8;

    /// <summary>Gets the version's four numbers.</summary>
    public ReadOnlySpan<byte> Version => _bytes.Slice(VersionOffset, 8);

    /// <summary>Gets the checksum of the assembly's native methods; 0 where it has none.</summary>
    public uint NativeChecksum => U32(NativeChecksumOffset);

    /// <summary>Gets the number of the name.</summary>
    public int Name => U16(NameOffset);

    /// <summary>Gets the bytes of the whole assembly, not checked.</summary>
    public uint TotalSize => Start(TableCount);

    /// <summary>Gets whether the header is one of this version, unharmed.</summary>
    public bool IsGood =>
        _bytes.Length >= Count && _bytes.StartsWith(Mark) && HeaderCrc(_bytes[..Count]) == U32(HeaderCrcOffset);

    /// <summary>Gets whether this nanoCLR takes it: no other table of strings, tables in order, nothing patched.</summary>
    public bool IsUsable
    {
        get
        {
            bool usable = U16(StringTableVersionOffset) == StringTableVersion && U32(PatchedMethodsOffset) == 0
                && Start(0) == Count && TotalSize <= int.MaxValue;
            for (int table = 0; table < TableCount; table++)
            {
                usable &= (ulong)Start(table) + _bytes[PaddingOffset + table] <= Start(table + 1);
            }

            return usable;
        }
    }

    /// <summary>Gets whether what follows the header is unharmed.</summary>
    public bool IsBodyGood => AssemblyCrc.Compute(_bytes[Count..(int)TotalSize]) == U32(BodyCrcOffset);

    /// <summary>Gets whether a program starts in this assembly.</summary>
    public bool HasEntryPoint
    {
        get
        {
            ReadOnlySpan<byte> methods = Table(Methods);
            for (int at = 0; at + MethodCount <= methods.Length; at += MethodCount)
            {
                if ((BinaryPrimitives.ReadUInt32LittleEndian(methods[(at + MethodFlagsOffset)..]) & EntryPointFlag) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Computes the CRC of a header.</summary>
    /// <param name="header">Its <see cref="Count"/> bytes.</param>
    public static uint HeaderCrc(ReadOnlySpan<byte> header)
    {
        uint crc = AssemblyCrc.Compute(header[..HeaderCrcOffset]);
        crc = AssemblyCrc.Compute([0, 0, 0, 0], crc);
        return AssemblyCrc.Compute(header[BodyCrcOffset..Count], crc);
    }

    /// <summary>Writes a version: three numbers, and the fourth where it is not 0.</summary>
    /// <param name="numbers">Four u16.</param>
    public static string VersionText(ReadOnlySpan<byte> numbers)
    {
        int revision = BinaryPrimitives.ReadUInt16LittleEndian(numbers[6..]);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(numbers, 0)}.{Number(numbers, 1)}.{Number(numbers, 2)}");
        return revision == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.{revision}");

        static int Number(ReadOnlySpan<byte> numbers, int index)
        {
            return BinaryPrimitives.ReadUInt16LittleEndian(numbers[(2 * index)..]);
        }
    }

    /// <summary>Returns the content of a table of a usable assembly, without its padding.</summary>
    public ReadOnlySpan<byte> Table(int table)
    {
        return _bytes[(int)Start(table)..(int)(Start(table + 1) - _bytes[PaddingOffset + table])];
    }

    /// <summary>Returns the text of a name of a usable assembly.</summary>
    /// <param name="name">The name's number.</param>
    public string NameText(int name)
    {
        if (name >= FirstWellKnownName)
        {
            return name == CoreLibraryName ? "mscorlib" : string.Create(CultureInfo.InvariantCulture, $"#{0xFFFF - name}");
        }

        ReadOnlySpan<byte> strings = Table(Strings);
        ReadOnlySpan<byte> text = name < strings.Length ? strings[name..] : [];
        int end = text.IndexOf((byte)0);
        return ImageText.Printable(Encoding.UTF8.GetString(end < 0 ? text : text[..end]));
    }

    private uint Start(int table)
    {
        return U32(TablesOffset + (4 * table));
    }

    private uint U32(int offset)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes[offset..]);
    }

    private int U16(int offset)
    {
        return BinaryPrimitives.ReadUInt16LittleEndian(_bytes[offset..]);
    }
}
