using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// What a gateway keeps of a running update over its own restart: node, image, and how it talks to both ends. Written once the
/// node has started, overwritten when the update ends. Layout: version u8, flags u8, MAC address 6, size u32, chunks u16, kind
/// u8, MD5 16, SHA-256 32, topic name in UTF-8. Of a delta (version 2) its image and its base stand before the name: kind u8, size
/// u32, MD5 16, base size u32, base SHA-256 32.
/// </summary>
internal sealed class UpdateRecord
{
    private const byte Version = 1;
    private const byte DeltaVersion = 2;
    private const byte WindowFlag = 1;
    private const byte Sha256Flag = 2;
    private const int AddressOffset = 2;
    private const int SizeOffset = AddressOffset + MacAddress.Count;
    private const int ChunksOffset = SizeOffset + 4;
    private const int KindOffset = ChunksOffset + 2;
    private const int Md5Offset = KindOffset + 1;
    private const int Sha256Offset = Md5Offset + OtaLimits.Md5Count;
    private const int NameOffset = Sha256Offset + OtaLimits.Sha256Count;

    private const int DeltaSizeOffset = NameOffset + 1;
    private const int DeltaMd5Offset = DeltaSizeOffset + 4;
    private const int BaseSizeOffset = DeltaMd5Offset + OtaLimits.Md5Count;
    private const int BaseSha256Offset = BaseSizeOffset + 4;
    private const int DeltaNameOffset = BaseSha256Offset + OtaLimits.Sha256Count;

    // A name has 32 bytes at most; a MAC address as text is shorter.
    private const int MaximumName = 32;
    private const int MaximumCount = DeltaNameOffset + MaximumName;

    private readonly IConfigStore _store;
    private readonly string _name;

    /// <summary>Creates a record that is one of several.</summary>
    public UpdateRecord(IConfigStore store, int number)
    {
        _store = store;
        _name = "update-" + number.ToString();
    }

    /// <summary>Gets whether the store holds an update.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Gets the node's address.</summary>
    public long Address { get; private set; }

    /// <summary>Gets how the node is called in topics.</summary>
    public string TopicName { get; private set; }

    /// <summary>Gets whether the node takes chunks in any order.</summary>
    public bool IsWindowNode { get; private set; }

    /// <summary>Reads what an earlier start left.</summary>
    /// <param name="offer">Receives the image.</param>
    /// <returns>False where there is nothing.</returns>
    public bool Load(OtaOffer offer)
    {
        byte[] bytes = new byte[MaximumCount];
        int count = _store.Read(_name, bytes);
        bool isDelta = count > 0 && bytes[0] == DeltaVersion;
        int nameOffset = isDelta ? DeltaNameOffset : NameOffset;
        bool isName = count > nameOffset && MqttText.IsValid(bytes, nameOffset, count - nameOffset);
        TopicName = isName ? Utf8.Decode(bytes, nameOffset, count - nameOffset) : null;
        IsKept = TopicName != null && (isDelta || bytes[0] == Version);
        if (!IsKept)
        {
            return false;
        }

        Address = MacAddress.Read(bytes, AddressOffset);
        IsWindowNode = (bytes[1] & WindowFlag) != 0;
        offer.HasSha256 = (bytes[1] & Sha256Flag) != 0;
        offer.Size = LittleEndian.ReadUInt32(bytes, SizeOffset);
        offer.Chunks = LittleEndian.ReadUInt16(bytes, ChunksOffset);
        offer.Kind = (ImageKind)bytes[KindOffset];
        Array.Copy(bytes, Md5Offset, offer.Md5, 0, OtaLimits.Md5Count);
        Array.Copy(bytes, Sha256Offset, offer.Sha256, 0, OtaLimits.Sha256Count);
        offer.ClearDelta();
        if (isDelta)
        {
            DeltaOffer delta = offer.BeginDelta();
            delta.Kind = (ImageKind)bytes[NameOffset];
            delta.Size = LittleEndian.ReadUInt32(bytes, DeltaSizeOffset);
            delta.BaseSize = LittleEndian.ReadUInt32(bytes, BaseSizeOffset);
            Array.Copy(bytes, DeltaMd5Offset, delta.Md5, 0, OtaLimits.Md5Count);
            Array.Copy(bytes, BaseSha256Offset, delta.BaseSha256, 0, OtaLimits.Sha256Count);
        }

        IsKept = offer.IsConsistent;
        return IsKept;
    }

    /// <summary>Keeps an update. Where the store does not take it, a restart loses the update, as it would without.</summary>
    public void Save(long address, string topicName, OtaOffer offer, bool isWindowNode)
    {
        byte[] bytes = new byte[MaximumCount];
        byte[] name = System.Text.Encoding.UTF8.GetBytes(topicName);
        int nameCount = name.Length < MaximumName ? name.Length : MaximumName;
        int nameOffset = offer.Delta == null ? NameOffset : DeltaNameOffset;
        IsWindowNode = isWindowNode;
        bytes[0] = offer.Delta == null ? Version : DeltaVersion;
        bytes[1] = (byte)((isWindowNode ? WindowFlag : 0) | (offer.HasSha256 ? Sha256Flag : 0));
        MacAddress.Write(address, bytes, AddressOffset);
        LittleEndian.WriteUInt32(bytes, SizeOffset, offer.Size);
        LittleEndian.WriteUInt16(bytes, ChunksOffset, offer.Chunks);
        bytes[KindOffset] = (byte)offer.Kind;
        Array.Copy(offer.Md5, 0, bytes, Md5Offset, OtaLimits.Md5Count);
        Array.Copy(offer.Sha256, 0, bytes, Sha256Offset, OtaLimits.Sha256Count);
        if (offer.Delta != null)
        {
            bytes[NameOffset] = (byte)offer.Delta.Kind;
            LittleEndian.WriteUInt32(bytes, DeltaSizeOffset, offer.Delta.Size);
            LittleEndian.WriteUInt32(bytes, BaseSizeOffset, offer.Delta.BaseSize);
            Array.Copy(offer.Delta.Md5, 0, bytes, DeltaMd5Offset, OtaLimits.Md5Count);
            Array.Copy(offer.Delta.BaseSha256, 0, bytes, BaseSha256Offset, OtaLimits.Sha256Count);
        }

        Array.Copy(name, 0, bytes, nameOffset, nameCount);
        IsKept = _store.Write(_name, bytes, nameOffset + nameCount);
    }

    /// <summary>Forgets the update.</summary>
    public void Clear()
    {
        if (IsKept)
        {
            IsKept = !_store.Write(_name, new byte[1], 1);
        }
    }
}
