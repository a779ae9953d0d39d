using System.Text;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>A message that the updater has published.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="Topic">The topic behind the network's name.</param>
/// <param name="Bytes">The payload.</param>
internal sealed record Published(string ClientId, string Topic, byte[] Bytes)
{
    private const int BlockHead = 3;
    private const int ChunkSize = 212;

    /// <summary>The payload as text.</summary>
    public string Payload => Encoding.UTF8.GetString(Bytes);

    /// <summary>Whether it goes to the update.</summary>
    public bool IsOta => Topic.EndsWith("/set/ota", StringComparison.Ordinal);

    /// <summary>Whether it is a block of chunks.</summary>
    public bool IsBlock => IsOta && Bytes.Length > BlockHead && Bytes[0] == 0x01;

    /// <summary>The chunks that it carries, with their indices from 1 on.</summary>
    public (int Index, byte[] Bytes)[] Chunks
    {
        get
        {
            if (IsBlock)
            {
                int first = Bytes[1] | (Bytes[2] << 8);
                return [.. Bytes[BlockHead..].Chunk(ChunkSize).Select((bytes, i) => (first + i, bytes))];
            }

            string[] fields = Payload.Split(',');
            return IsOta && fields.Length == 2
                ? [(int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(fields[1]))]
                : [];
        }
    }
}
