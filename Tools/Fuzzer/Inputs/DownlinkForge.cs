using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>
/// Forges frames of the gateway to a node of ours, under the right key and with a counter that is taken. It drives an update of
/// the node by itself, so that the node is in the middle of one when something comes that is not right.
/// </summary>
internal sealed class DownlinkForge(FuzzRandom random, FuzzCorpora corpora, Mutator mutator)
{
    private static readonly byte[] _codes =
    [
        ControlCode.VersionGet, ControlCode.SleepGet, ControlCode.SleepSet, ControlCode.Identify, ControlCode.RssiAnswer,
        ControlCode.NameGet,
        ControlCode.NameSet, ControlCode.RssiGet, ControlCode.VersionAnswer, ControlCode.OtaAnswer, ControlCode.RestartNotice,
    ];

    private readonly PayloadText _payloads = new(random);
    private FuzzImage _image = FuzzImage.All[0];
    private int _next;

    /// <summary>Writes a frame to one node.</summary>
    /// <param name="frame">Receives it.</param>
    /// <param name="session">The session as the gateway has it; its counter goes on, so that the gateway's own frames stay good.</param>
    /// <returns>The frame's length.</returns>
    public int Write(byte[] frame, Session session)
    {
        int counter = random.OneIn(128) ? (int)(mutator.Number() & ushort.MaxValue) : session.NextDownlink();
        int end;
        switch (random.Below(16))
        {
            case 0:
                frame[0] = FrameType.NodeNameResult;
                random.Fill(frame.AsSpan(FrameLayout.BodyOffset, 3));
                end = FrameLayout.BodyOffset + 3;
                break;
            case 1:
                frame[0] = FrameType.ClockResponse;
                random.Fill(frame.AsSpan(FrameLayout.BodyOffset, 26));
                LittleEndian.WriteUInt16(frame, FrameLayout.BodyOffset, counter);
                end = FrameLayout.BodyOffset + 26;
                break;
            case 2:
                end = corpora.BodiesDown.CopyAny(frame, FrameLayout.BodyOffset - 1, SealedFrame.BodyLimit);
                end = Math.Max(SealedFrame.ContentOffset, end);
                WriteHead(frame, frame[FrameLayout.BodyOffset - 1], session.NodeId, counter);
                break;
            default:
                end = WriteContent(frame, session.NodeId, counter, 0);
                break;
        }

        return Finish(frame, session, end);
    }

    /// <summary>Writes a broadcast.</summary>
    /// <returns>The frame's length.</returns>
    public int WriteBroadcast(byte[] frame, FrameKey key, int counter)
    {
        return Finish(frame, key, WriteContent(frame, FrameLayout.BroadcastNodeId, counter, FrameType.BroadcastBit));
    }

    private static void WriteHead(byte[] frame, byte type, int id, int counter)
    {
        frame[0] = type;
        LittleEndian.WriteUInt16(frame, SealedFrame.NodeIdOffset, id);
        LittleEndian.WriteUInt16(frame, SealedFrame.CounterOffset, counter);
    }

    private int Finish(byte[] frame, FrameKey key, int end)
    {
        if (random.OneIn(4))
        {
            int start = Math.Min(end, random.OneIn(16) ? FrameLayout.BodyOffset : SealedFrame.ContentOffset);
            int limit = end > SealedFrame.BodyLimit ? FrameLayout.LargeCount - FrameLayout.TagCount : SealedFrame.BodyLimit;
            end = mutator.Mutate(frame, start, end, limit, corpora.BodiesDown.Any());
        }

        return SealedFrame.Close(key, frame, end, random.OneIn(64));
    }

    private int WriteContent(byte[] frame, int id, int counter, byte bit)
    {
        bool isData = random.OneIn(5);
        byte type = !isData ? FrameType.ControlDown : random.OneIn(2) ? FrameType.DataSet : FrameType.DataGet;
        WriteHead(frame, (byte)(type | bit), id, counter);
        int content = SealedFrame.ContentOffset;
        return isData ? WriteData(frame, content) : content + WriteControl(frame, content);
    }

    private int WriteData(byte[] frame, int offset)
    {
        frame[offset] = random.OneIn(2) ? PayloadEncoding.MessagePack : (byte)random.Next();
        if (random.OneIn(4))
        {
            ReadOnlySpan<byte> led = [0x81, 0xA3, (byte)'l', (byte)'e', (byte)'d', (byte)random.Below(3)];
            led.CopyTo(frame.AsSpan(offset + 1));
            return offset + 1 + led.Length;
        }

        return offset + 1 + _payloads.WriteMessagePack(frame.AsSpan(offset + 1, SealedFrame.BodyLimit - offset - 1));
    }

    private int WriteControl(byte[] frame, int offset)
    {
        if (!random.OneIn(4))
        {
            return WriteUpdate(frame, offset);
        }

        byte code = random.Of(_codes);
        if (random.OneIn(200))
        {
            code = random.Of<byte>([ControlCode.Restart, ControlCode.Reset, ControlCode.BroadcastKey, (byte)random.Next()]);
        }

        frame[offset] = code;
        switch (code)
        {
            case ControlCode.SleepSet:
                return SleepTime.Write(frame, offset, code, random.OneIn(16) ? mutator.Number() : 0);
            case ControlCode.NameSet:
                int count = random.OneIn(4) ? random.Below(40) : Encoding.ASCII.GetBytes("kitchen", frame.AsSpan(offset + 1));
                frame[offset + 1 + count] = 0;
                return count + 2;
            case ControlCode.BroadcastKey:
                random.Fill(frame.AsSpan(offset + 1, FrameLayout.KeyCount));
                return BroadcastKeyMessage.Count;
            default:
                int extra = random.OneIn(4) ? random.Below(20) : 0;
                random.Fill(frame.AsSpan(offset + 1, extra));
                return 1 + extra;
        }
    }

    private int WriteUpdate(byte[] frame, int offset)
    {
        if (_next == 0 || _next > _image.Chunks || random.OneIn(200))
        {
            _image = random.Of(FuzzImage.All);
            _next = 1;
            return WriteOffer(frame, offset);
        }

        switch (random.Below(32))
        {
            case 0:
                return OtaChunkMessage.Write(frame, offset, 0, 0);
            case 1:
                return WriteOffer(frame, offset);
            case 2:
                return WriteChunk(frame, offset, random.Between(1, _image.Chunks));
            case 3:
                // A hole that the next ones leave behind them.
                _next = Math.Min(_next + random.Below(4), _image.Chunks);
                return WriteChunk(frame, offset, _next++);
            case 4:
                int count = WriteChunk(frame, offset, random.Between(1, _image.Chunks));
                LittleEndian.WriteUInt16(frame, offset + 1, (int)(mutator.Number() & ushort.MaxValue));
                return count;
            case 5:
                _next = Math.Max(1, _next - random.Below(70));
                return WriteChunk(frame, offset, _next);
            case 6:
                return GroupMessage.WriteNaming(frame, offset, random.OneIn(2) ? 0 : random.Below(_image.Chunks + 3), _image.Md5);
            case 7:
                return WriteBroadcastChunk(frame, offset, random.OneIn(16) ? random.Below(65536) : random.Between(1, _image.Chunks));
            case < 14:
                return WriteChunks(frame, offset, random.Between(2, OtaLimits.ChunksOfFrame));
            default:
                return WriteChunk(frame, offset, _next++);
        }
    }

    // Beyond the image too, with a wrong length, and under any index.
    private int WriteChunks(byte[] frame, int offset, int chunks)
    {
        int first = _next;
        int end = offset + OtaChunkMessage.DataOffset;
        for (int i = 0; i < chunks; i++)
        {
            ReadOnlySpan<byte> chunk = _image.Chunk(Math.Min(_next, _image.Chunks));
            chunk.CopyTo(frame.AsSpan(end));
            end += chunk.Length;
            _next += _next < _image.Chunks || random.OneIn(8) ? 1 : 0;
        }

        _next += first == _next ? 1 : 0;
        int index = random.OneIn(16) ? (int)(mutator.Number() & ushort.MaxValue) : first;
        int cut = random.OneIn(16) ? random.Below(3) : 0;
        return OtaChunkMessage.Write(frame, offset, index, end - offset - OtaChunkMessage.DataOffset - cut);
    }

    private int WriteChunk(byte[] frame, int offset, int index)
    {
        ReadOnlySpan<byte> chunk = _image.Chunk(index);
        chunk.CopyTo(frame.AsSpan(offset + OtaChunkMessage.DataOffset));
        return OtaChunkMessage.Write(frame, offset, index, chunk.Length);
    }

    private int WriteBroadcastChunk(byte[] frame, int offset, int index)
    {
        ReadOnlySpan<byte> chunk = _image.Chunk(Math.Min(Math.Max(index, 1), _image.Chunks));
        chunk.CopyTo(frame.AsSpan(offset + GroupMessage.DataOffset));
        return GroupMessage.WriteChunk(frame, offset, index, chunk.Length);
    }

    private int WriteOffer(byte[] frame, int offset)
    {
        OtaOffer offer = new()
        {
            Size = random.OneIn(16) ? mutator.Number() : (uint)_image.Bytes.Length,
            Chunks = random.OneIn(16) ? (int)(mutator.Number() & ushort.MaxValue) : _image.Chunks,
            Window = random.Of<int>([0, 0, 1, 2, 38, 38, 64, 255]),
            Kind = random.OneIn(3) ? (ImageKind)random.Below(256) : _image.Kind,
            HasSha256 = random.OneIn(2),
            IsForMany = random.OneIn(6),
            HasLargeFrames = random.OneIn(2),
        };
        _image.Md5.CopyTo(offer.Md5, 0);
        _image.Sha256.CopyTo(offer.Sha256, 0);
        return offer.Write(frame, offset);
    }
}
