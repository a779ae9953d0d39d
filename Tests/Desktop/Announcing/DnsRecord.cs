using System.Buffers.Binary;
using System.Text;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>A record of a DNS message, read by the tests' own code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Class">Its class, with the mark of multicast DNS.</param>
/// <param name="Ttl">Its life in seconds.</param>
/// <param name="Data">What it says, in words.</param>
internal sealed record DnsRecord(string Name, int Type, int Class, uint Ttl, string Data)
{
    public const int Address = 1;
    public const int Pointer = 12;
    public const int Text = 16;
    public const int Service = 33;
    public const int Types = 47;
    public const int Any = 255;

    /// <summary>Creates a query.</summary>
    public static byte[] Query(string name, int type, DnsRecord? known = null)
    {
        List<byte> message = [0, 0, 0, 0, 0, 1, 0, (byte)(known is null ? 0 : 1), 0, 0, 0, 0];
        message.AddRange(Encode(name));
        message.AddRange([0, (byte)type, 0, 1]);
        if (known is not null)
        {
            byte[] target = known.Type switch
            {
                Address => [.. known.Data.Split('.').Select(byte.Parse)],
                Text => [(byte)known.Data.Length, .. Encoding.UTF8.GetBytes(known.Data)],
                Service => ServiceAt(known.Data.Split(':')[0], int.Parse(known.Data.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)),
                _ => Encode(known.Data),
            };
            message.AddRange(Encode(known.Name));
            message.AddRange([0, (byte)known.Type, 0, 1, 0, 0, (byte)(known.Ttl >> 8), (byte)known.Ttl, 0, (byte)target.Length]);
            message.AddRange(target);
        }

        return [.. message];
    }

    /// <summary>Creates a response with one record whose data are given as they stand in it.</summary>
    public static byte[] Response(string name, int type, byte[] data, int seconds = 120)
    {
        return
        [
            0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0,
            .. Encode(name), 0, (byte)type, 0x80, 1, 0, 0, (byte)(seconds >> 8), (byte)seconds, 0, (byte)data.Length, .. data,
        ];
    }

    /// <summary>Creates a query of somebody who is about to have an address under a name.</summary>
    public static byte[] Probe(string name, byte[] address)
    {
        return
        [
            0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0,
            .. Encode(name), 0, Any, 0, 1, 0xC0, 12, 0, Address, 0, 1, 0, 0, 0, 120, 0, 4, .. address,
        ];
    }

    /// <summary>Creates the data of a record that says where a service is.</summary>
    public static byte[] ServiceAt(string host, int port)
    {
        return [0, 0, 0, 0, (byte)(port >> 8), (byte)port, .. Encode(host)];
    }

    /// <summary>Gets the questions of a message.</summary>
    public static IReadOnlyList<string> Questions(ReadOnlySpan<byte> message)
    {
        List<string> names = [];
        int at = 12;
        for (int i = message[5]; i > 0; i--)
        {
            string name = ReadName(message, ref at);
            names.Add($"{name} {BinaryPrimitives.ReadUInt16BigEndian(message[at..])}");
            at += 4;
        }

        return names;
    }

    /// <summary>Gets the records that a query would announce.</summary>
    public static IReadOnlyList<DnsRecord> Proposed(ReadOnlySpan<byte> message)
    {
        List<DnsRecord> records = [];
        int at = 12;
        for (int i = message[5]; i > 0; i--)
        {
            ReadName(message, ref at);
            at += 4;
        }

        for (int i = message[9]; i > 0; i--)
        {
            records.Add(ReadRecord(message, ref at));
        }

        return records;
    }

    /// <summary>Reads answers and additional records of a response; nothing where it is none.</summary>
    public static IReadOnlyList<DnsRecord> Read(ReadOnlySpan<byte> message)
    {
        List<DnsRecord> records = [];
        if (message.Length < 12 || (message[2] & 0x80) == 0)
        {
            return records;
        }

        int count = message[7] + message[9] + message[11];
        int at = 12;
        for (int i = message[5]; i > 0; i--)
        {
            ReadName(message, ref at);
            at += 4;
        }

        for (int i = 0; i < count; i++)
        {
            records.Add(ReadRecord(message, ref at));
        }

        return records;
    }

    private static DnsRecord ReadRecord(ReadOnlySpan<byte> message, ref int at)
    {
        string name = ReadName(message, ref at);
        int type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
        int area = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]);
        uint ttl = BinaryPrimitives.ReadUInt32BigEndian(message[(at + 4)..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
        int data = at + 10;
        at = data + length;
        return new DnsRecord(name, type, area, ttl, Describe(message, type, data, length));
    }

    private static string Describe(ReadOnlySpan<byte> message, int type, int at, int length)
    {
        switch (type)
        {
            case Pointer:
                return ReadName(message, ref at);
            case Service:
                int port = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 4)..]);
                at += 6;
                return $"{ReadName(message, ref at)}:{port}";
            case Address:
                return string.Join('.', message.Slice(at, length).ToArray());
            case Text:
                List<string> texts = [];
                for (int end = at + length; at < end; at += 1 + message[at])
                {
                    texts.Add(Encoding.UTF8.GetString(message.Slice(at + 1, message[at])));
                }

                return string.Join(' ', texts);
            case Types:
                string next = ReadName(message, ref at);
                return $"{next} {Convert.ToHexStringLower(message[at..(at + 3)])}";
            default:
                return string.Empty;
        }
    }

    private static byte[] Encode(string name)
    {
        return [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.UTF8.GetBytes(label)]), 0];
    }

    private static string ReadName(ReadOnlySpan<byte> message, ref int at)
    {
        List<string> labels = [];
        int next = -1;
        while (message[at] != 0)
        {
            if (message[at] >= 0xC0)
            {
                next = next < 0 ? at + 2 : next;
                at = ((message[at] & 0x3F) << 8) | message[at + 1];
                continue;
            }

            labels.Add(Encoding.UTF8.GetString(message.Slice(at + 1, message[at])));
            at += 1 + message[at];
        }

        at = next < 0 ? at + 1 : next;
        return string.Join('.', labels);
    }
}
