using System;
using System.Text;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// How a node stands at the broker, as flash keeps it: what was published has to be found again to be taken away, and its entities keep
/// the identifiers with which Home Assistant met them.
/// </summary>
internal sealed class NodeRecord
{
    /// <summary>The most bytes of a record: three words of 64 bytes at most.</summary>
    public const int MaximumCount = 5 + (3 * MaximumWord);

    private const int MaximumWord = 64;

    // Where the bit of the first document would be, which always is there.
    private const int Watched = 1;
    private const int Moved = 0x80;

    /// <summary>Gets or sets the form; <see cref="AnnouncedForm.None"/> where nothing was published.</summary>
    public AnnouncedForm Form { get; set; }

    /// <summary>Gets or sets the name that the topics of single entities have.</summary>
    public string Word { get; set; } = string.Empty;

    /// <summary>
    /// Gets or sets the name with which identifiers of the node's own entities begin, as those of version 0.9.8 do; empty where they come
    /// from the MAC address.
    /// </summary>
    public string Identity { get; set; } = string.Empty;

    /// <summary>
    /// Gets or sets the topic level under which its availability and its update stand; empty where they were not told. Of a device alone.
    /// </summary>
    public string Level { get; set; } = string.Empty;

    /// <summary>Gets or sets whether its availability is published: it does not sleep.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Gets or sets which documents a device has beside its first one: a bit for each record of entities but the first.</summary>
    public int Documents { get; set; }

    /// <summary>
    /// Gets or sets whether an entity has gone from one document to another since the device was announced. Home Assistant keeps it with the
    /// former one, though it stands there no more: all documents have to be released first.
    /// </summary>
    public bool HasMoved { get; set; }

    /// <summary>Reads a record.</summary>
    /// <param name="bytes">Holds it from its first byte.</param>
    /// <param name="count">Its bytes; 0 where there is none.</param>
    public static NodeRecord Read(byte[] bytes, int count)
    {
        NodeRecord record = new NodeRecord();
        int word = count > 2 ? bytes[1] : 0;
        int identity = count > 2 + word ? bytes[2 + word] : 0;
        int level = count > 3 + word + identity ? bytes[3 + word + identity] : 0;
        if (count == 5 + word + identity + level)
        {
            record.Form = (AnnouncedForm)bytes[0];
            record.Word = Utf8.Decode(bytes, 2, word) ?? string.Empty;
            record.Identity = Utf8.Decode(bytes, 3 + word, identity) ?? string.Empty;
            record.Level = Utf8.Decode(bytes, 4 + word + identity, level) ?? string.Empty;
            record.IsWatched = (bytes[count - 1] & Watched) != 0;
            record.HasMoved = (bytes[count - 1] & Moved) != 0;
            record.Documents = bytes[count - 1] & ~(Watched | Moved);
        }

        return record;
    }

    /// <summary>Writes the record.</summary>
    /// <param name="bytes">Receives it from its first byte.</param>
    /// <returns>Its bytes.</returns>
    public int Write(byte[] bytes)
    {
        bytes[0] = (byte)Form;
        int next = Write(bytes, 1, Word);
        next = Write(bytes, next, Identity);
        next = Write(bytes, next, Level);
        bytes[next] = (byte)(Documents | (IsWatched ? Watched : 0) | (HasMoved ? Moved : 0));
        return next + 1;
    }

    private static int Write(byte[] bytes, int at, string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        bytes[at] = (byte)encoded.Length;
        Array.Copy(encoded, 0, bytes, at + 1, encoded.Length);
        return at + 1 + encoded.Length;
    }
}
