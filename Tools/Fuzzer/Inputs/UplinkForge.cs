using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>Forges frames of registered nodes: under the right key, with a counter that is taken, and a body that is not right.</summary>
internal sealed class UplinkForge(FuzzRandom random, FuzzCorpora corpora, Mutator mutator)
{
    private static readonly byte[][] _names =
    [
        .. "kitchen garage broadcast gateway a/b # + \" \\ \u00e9t\u00e9 02:00:00:00:00:01".Split(' ').Select(Encoding.UTF8.GetBytes),
        [0], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ];

    private static readonly byte[] _codes =
    [
        ControlCode.VersionAnswer, ControlCode.SleepAnswer, ControlCode.ResetAnswer, ControlCode.RssiAnswer, ControlCode.RssiGet,
        ControlCode.NameAnswer, ControlCode.RestartNotice, ControlCode.BroadcastKey, ControlCode.Ota, ControlCode.OtaAnswer,
    ];

    private readonly PayloadText _payloads = new(random);

    /// <summary>Writes a frame of a node.</summary>
    /// <param name="frame">Receives it.</param>
    /// <param name="id">The node's id.</param>
    /// <param name="session">The session as the gateway has it, or that of a candidate: its counters are gone on from.</param>
    /// <param name="waiting">How many frames wait for the gateway already.</param>
    /// <returns>The frame's length.</returns>
    public int Write(byte[] frame, int id, Session session, int waiting)
    {
        int step = 1 + waiting + (random.OneIn(64) ? random.Below(70) : 0);
        int control = Math.Min(session.ControlCounter + step, ushort.MaxValue);
        int data = Math.Min(session.DataCounter + step, ushort.MaxValue);
        if (random.OneIn(256))
        {
            control = data = (int)(mutator.Number() & ushort.MaxValue);
        }

        int end = WriteBody(frame, id, control, data);
        bool whole = random.OneIn(16);
        if (random.OneIn(3))
        {
            int content = frame[0] == FrameType.UnencryptedData ? UnencryptedDataFrame.PayloadOffset : SealedFrame.ContentOffset;
            int start = Math.Min(end, whole ? FrameLayout.BodyOffset : content);
            end = mutator.Mutate(frame, start, end, SealedFrame.BodyLimit, corpora.BodiesUp.Any());
        }

        return frame[0] == FrameType.UnencryptedData ? end : SealedFrame.Close(session, frame, end, random.OneIn(64));
    }

    private int WriteBody(byte[] frame, int id, int control, int data)
    {
        switch (random.Below(16))
        {
            case 0:
                return WriteName(frame, id, control);
            case 1:
                frame[0] = FrameType.ClockRequest;
                LittleEndian.WriteUInt16(frame, FrameLayout.BodyOffset, control);
                LittleEndian.WriteInt64(frame, FrameLayout.BodyOffset + 2, random.OneIn(2) ? (long)random.Next() : long.MinValue);
                return FrameLayout.BodyOffset + 10;
            case 2 when random.OneIn(2):
                int encodingOffset = UnencryptedDataFrame.Write(frame, id, data, 0, 0) - 1;
                return WritePayload(frame, encodingOffset);
            case 2:
                int end = corpora.BodiesUp.CopyAny(frame, FrameLayout.BodyOffset - 1, SealedFrame.BodyLimit);
                frame[0] = frame[FrameLayout.BodyOffset - 1];
                WriteHead(frame, frame[0], id, frame[0] == FrameType.ControlUp ? control : data);
                return Math.Max(SealedFrame.ContentOffset, end);
            case < 8:
                byte type = random.OneIn(16) ? FrameType.HomeAssistantDiscovery : FrameType.SensorData;
                WriteHead(frame, type, id, data);
                return WritePayload(frame, SealedFrame.ContentOffset);
            default:
                WriteHead(frame, FrameType.ControlUp, id, control);
                return WriteControl(frame, SealedFrame.ContentOffset);
        }
    }

    /// <summary>Writes encoding and payload.</summary>
    /// <returns>Where they end.</returns>
    public int WritePayload(byte[] frame, int offset)
    {
        Span<byte> room = frame.AsSpan(offset + 1, SealedFrame.BodyLimit - offset - 1);
        int kind = random.Below(8);
        frame[offset] = kind < 4 ? PayloadEncoding.MessagePack : kind < 6 ? PayloadEncoding.CayenneLpp : (byte)random.Next();
        if (kind < 6)
        {
            return offset + 1 + (kind < 4 ? _payloads.WriteMessagePack(room) : _payloads.WriteCayenneLpp(room));
        }

        int count = random.Below(room.Length + 1);
        random.Fill(room[..count]);
        return offset + 1 + count;
    }

    private static void WriteHead(byte[] frame, byte type, int id, int counter)
    {
        frame[0] = type;
        LittleEndian.WriteUInt16(frame, SealedFrame.NodeIdOffset, id);
        LittleEndian.WriteUInt16(frame, SealedFrame.CounterOffset, counter);
    }

    private int WriteName(byte[] frame, int id, int counter)
    {
        frame[0] = FrameType.NodeNameSet;
        LittleEndian.WriteUInt16(frame, FrameLayout.BodyOffset, id);
        LittleEndian.WriteUInt16(frame, FrameLayout.BodyOffset + 2, counter);
        byte[] name = random.Of(_names);
        name.CopyTo(frame, NodeNameFrame.NameOffset);
        int end = NodeNameFrame.NameOffset + name.Length;
        if (random.OneIn(2))
        {
            // Most nodes have names of their own.
            end += Encoding.ASCII.GetBytes($"-{id}", frame.AsSpan(end));
        }

        return end;
    }

    private int WriteControl(byte[] frame, int offset)
    {
        if (!random.OneIn(3))
        {
            return offset + WriteOtaAnswer(frame, offset);
        }

        byte code = random.OneIn(32) ? (byte)random.Next() : random.Of(_codes);
        frame[offset] = code;
        switch (code)
        {
            case ControlCode.SleepAnswer:
                // Sleepy nodes get no updates; not all of them are to be.
                return offset + SleepTime.Write(frame, offset, code, random.OneIn(8) ? mutator.Number() : 0);
            case ControlCode.VersionAnswer:
                return offset + VersionAnswer.Write(frame, offset, random.Below(256));
            case ControlCode.NameAnswer:
                byte[] name = random.Of(_names);
                return offset + NameMessage.WriteAnswer(frame, offset, (long)(random.Next() >> 16), name, name.Length);
            case ControlCode.RestartNotice:
                frame[offset + 1] = (byte)random.Below(6);
                frame[offset + 2] = (byte)random.Below(6);
                return offset + random.Between(1, 3);
            default:
                int count = random.OneIn(4) ? random.Below(SealedFrame.BodyLimit - offset) : random.Below(6);
                random.Fill(frame.AsSpan(offset + 1, Math.Min(count, SealedFrame.BodyLimit - offset - 1)));
                return Math.Min(offset + 1 + count, SealedFrame.BodyLimit);
        }
    }

    private int WriteOtaAnswer(byte[] frame, int offset)
    {
        int index = random.OneIn(8) ? (int)(mutator.Number() & ushort.MaxValue) : random.Below(64);
        switch (random.Below(16))
        {
            case < 5:
                int window = random.OneIn(2) ? random.Below(256) : 38;
                byte[] md5 = FuzzImage.All[random.Below(FuzzImage.All.Length)].Md5;
                return OtaAnswer.WriteExtendedStart(frame, offset, window, random.OneIn(2) ? 1 : index, md5);
            case < 10:
                int bitmap = random.Below(random.OneIn(8) ? 200 : 9);
                random.Fill(frame.AsSpan(offset + OtaAnswer.BitmapOffset, bitmap));
                return OtaAnswer.WriteWindow(frame, offset, index, bitmap);
            case < 12:
                return OtaAnswer.WriteOutOfSequence(frame, offset, index);
            case < 13:
                return WriteMissing(frame, offset, index);
            case < 15:
                return OtaAnswer.Write(frame, offset, random.OneIn(2) ? OtaStatus.Started : OtaStatus.CheckOk);
            default:
                return OtaAnswer.Write(frame, offset, (OtaStatus)(random.OneIn(2) ? random.Below(8) : random.Below(256)));
        }
    }

    private int WriteMissing(byte[] frame, int offset, int from)
    {
        FuzzImage image = random.Of(FuzzImage.All);
        ChunkSet held = new(image.Chunks);
        for (int i = 1; i <= image.Chunks; i++)
        {
            if (random.OneIn(2))
            {
                held.Add(i);
            }
        }

        byte[] answer = new byte[MissingAnswer.MaximumCount];
        int count = MissingAnswer.Write(answer, held, Math.Clamp(from, 1, image.Chunks), image.Md5);
        answer.AsSpan(0, count).CopyTo(frame.AsSpan(offset));
        if (random.OneIn(2))
        {
            // Chunks that no image has, of a form that does not exist.
            frame[offset + 8] = (byte)random.Below(4);
            LittleEndian.WriteUInt16(frame, offset + 9, random.Below(65536));
        }

        return count;
    }
}
