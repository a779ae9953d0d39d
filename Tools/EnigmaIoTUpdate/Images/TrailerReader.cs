using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Update.Images;

/// <summary>Reads the trailer of a signed image. It takes exactly what the native part takes (ImageTrailer.cpp).</summary>
public static class TrailerReader
{
    /// <summary>Why an image is faulty that has a trailer which is none.</summary>
    internal const string Damaged = "the trailer with its signature is damaged";

    /// <summary>Determines whether something that starts like a trailer stands behind an image.</summary>
    /// <param name="file">The image, and what follows it.</param>
    /// <param name="imageEnd">Bytes of the image.</param>
    public static bool StartsBehind(ReadOnlySpan<byte> file, int imageEnd)
    {
        int start = TrailerLayout.StartBehind(imageEnd);
        return start <= file.Length && file[start..].StartsWith(TrailerLayout.Mark);
    }

    /// <summary>Reads the trailer behind an image.</summary>
    /// <param name="file">The image, and what follows it.</param>
    /// <param name="imageEnd">Bytes of the image.</param>
    /// <param name="trailer">Receives what it says.</param>
    /// <returns>False where there is none that is whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, int imageEnd, [NotNullWhen(true)] out ImageTrailer? trailer)
    {
        trailer = null;
        if (!StartsBehind(file, imageEnd))
        {
            return false;
        }

        int start = TrailerLayout.StartBehind(imageEnd);
        ReadOnlySpan<byte> rest = file[start..];
        if (file[imageEnd..start].ContainsAnyExcept((byte)0) || rest.Length < TrailerLayout.EntriesOffset)
        {
            return false;
        }

        int signed = BinaryPrimitives.ReadUInt16LittleEndian(rest[TrailerLayout.ProtectedOffset..]);
        int size = BinaryPrimitives.ReadUInt16LittleEndian(rest[TrailerLayout.SizeOffset..]);
        int end = size - TrailerLayout.CrcCount;
        if (size > TrailerLayout.MaximumSize || size > rest.Length || signed < TrailerLayout.EntriesOffset || signed > end
            || Crc32.Compute(rest[..end].ToArray(), 0, end) != BinaryPrimitives.ReadUInt32LittleEndian(rest[end..]))
        {
            return false;
        }

        Facts facts = new();
        if (!facts.Read(rest[TrailerLayout.EntriesOffset..signed], true) || !facts.Read(rest[signed..end], false) || !facts.IsComplete)
        {
            return false;
        }

        trailer = facts.ToTrailer(start, size, signed);
        return true;
    }

    private sealed class Facts
    {
        private readonly Dictionary<TrailerEntry, byte[]> _values = [];
        private readonly List<NativeNeed> _natives = [];

        public bool IsComplete => _values.ContainsKey(TrailerEntry.Sha256) && _values.ContainsKey(TrailerEntry.Kind)
            && _values.ContainsKey(TrailerEntry.Name) && _values.ContainsKey(TrailerEntry.Version)
            && _values.ContainsKey(TrailerEntry.Counter) && _values.ContainsKey(TrailerEntry.KeyId)
            && _values.ContainsKey(TrailerEntry.Signature);

        public bool Read(ReadOnlySpan<byte> entries, bool isSigned)
        {
            while (!entries.IsEmpty)
            {
                if (entries.Length < TrailerLayout.EntryHead)
                {
                    return false;
                }

                TrailerEntry type = (TrailerEntry)BinaryPrimitives.ReadUInt16LittleEndian(entries);
                int count = BinaryPrimitives.ReadUInt16LittleEndian(entries[2..]);
                entries = entries[TrailerLayout.EntryHead..];
                if (count > entries.Length || !Take(type, entries[..count], isSigned))
                {
                    return false;
                }

                entries = entries[count..];
            }

            return true;
        }

        public ImageTrailer ToTrailer(int start, int size, int signed)
        {
            byte[]? interop = _values.GetValueOrDefault(TrailerEntry.Interop);
            return new ImageTrailer
            {
                Start = start,
                Size = size,
                ProtectedSize = signed,
                Sha256 = _values[TrailerEntry.Sha256],
                Kind = (ImageKind)_values[TrailerEntry.Kind][0],
                Name = Text(_values[TrailerEntry.Name]),
                Version = AssemblyHeader.VersionText(_values[TrailerEntry.Version]),
                Counter = BinaryPrimitives.ReadUInt32LittleEndian(_values[TrailerEntry.Counter]),
                KeyId = _values[TrailerEntry.KeyId],
                HardwareClass = _values.TryGetValue(TrailerEntry.HardwareClass, out byte[]? name) ? Text(name) : null,
                Interop = interop is null
                    ? null
                    : new Version(BinaryPrimitives.ReadUInt16LittleEndian(interop), BinaryPrimitives.ReadUInt16LittleEndian(interop.AsSpan(2))),
                Natives = _natives,
                Signature = _values[TrailerEntry.Signature],
            };
        }

        private static string Text(ReadOnlySpan<byte> bytes)
        {
            return ImageText.Printable(Encoding.UTF8.GetString(bytes));
        }

        // Types that are not known are passed over: a later version may have more to say.
        private bool Take(TrailerEntry type, ReadOnlySpan<byte> value, bool isSigned)
        {
            int count = value.Length;
            bool? isRight = type switch
            {
                TrailerEntry.Sha256 => count == 32,
                TrailerEntry.Kind => count == 1,
                TrailerEntry.Name => count is > 0 and <= TrailerLayout.MaximumName,
                TrailerEntry.Version => count == TrailerLayout.VersionCount,
                TrailerEntry.Counter or TrailerEntry.Interop => count == 4,
                TrailerEntry.KeyId => count == TrailerLayout.KeyIdCount,
                TrailerEntry.HardwareClass => count is > 0 and <= TrailerLayout.MaximumClass,
                TrailerEntry.Native => count is > 4 and <= 4 + TrailerLayout.MaximumNativeName,
                TrailerEntry.Signature => count == TrailerLayout.SignatureCount,
                _ => null,
            };
            if (isRight is null)
            {
                return true;
            }

            if (isRight == false || isSigned != (type < TrailerEntry.Signature))
            {
                return false;
            }

            if (type == TrailerEntry.Native)
            {
                _natives.Add(new NativeNeed(Text(value[4..]), BinaryPrimitives.ReadUInt32LittleEndian(value)));
                return true;
            }

            return _values.TryAdd(type, value.ToArray());
        }
    }
}
