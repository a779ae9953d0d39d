using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>The control bytes inside control frames, written and read by Shared.</summary>
internal static class ControlVectors
{
    /// <summary>Writes the control bytes that a vector's name and fields call for.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(ReferenceVector vector, byte[] buffer, int offset)
    {
        switch (Kind(vector))
        {
            case "ctrl_version_ans":
                // Ours go on behind what 0.9.8 sends.
                Assert.AreEqual(VersionAnswer.ExtendedCount, VersionAnswer.Write(buffer, offset, 8));
                return VersionAnswer.Count;
            case "ctrl_sleep_ans":
                return SleepTime.Write(buffer, offset, ControlCode.SleepAnswer, (uint)vector.NumberInName());
            case "dl_sleep_set":
                return SleepTime.Write(buffer, offset, ControlCode.SleepSet, uint.Parse(vector.Text("mqtt_payload")));
            case "ctrl_name_ans":
                byte[] name = Encoding.UTF8.GetBytes("node1");
                return NameMessage.WriteAnswer(buffer, offset, 0x020000000011, name, name.Length);
            case "dl_name_set":
                byte[] newName = Encoding.UTF8.GetBytes(vector.Text("mqtt_payload"));
                return NameMessage.WriteSet(buffer, offset, newName, newName.Length);
            case "ctrl_restart_confirm":
                buffer[offset + 1] = (byte)vector.NumberInName();
                return WriteCode(buffer, offset, ControlCode.RestartNotice) + 1;
            case "ctrl_ota_ans_4_out_of_sequence":
                return OtaAnswer.WriteOutOfSequence(buffer, offset, vector.Number("last_good_chunk"));
            case "ctrl_ota_ans":
                return OtaAnswer.Write(buffer, offset, (OtaStatus)vector.NumberInName());
            case "broadcast_key_after_hello" or "dl_brcast_key":
                return BroadcastKeyMessage.Write(buffer, offset, BroadcastKey);
            case "dl_ota":
                return ReadOffer(vector).Write(buffer, offset);
            case "dl_ota_chunk" or "dl_ota_chunk_1_212_bytes":
                return WriteChunk(vector, buffer, offset);
            default:
                return WriteCode(buffer, offset, PlainCode(vector));
        }
    }

    /// <summary>Reads the control bytes of the reference, where there is more to them than their code.</summary>
    public static void AssertReads(ReferenceVector vector, byte[] buffer, int offset, int count)
    {
        switch (Kind(vector))
        {
            case "ctrl_version_ans":
                Assert.AreEqual(ProtocolVersion.Text, VersionAnswer.Read(buffer, offset, count));
                break;
            case "ctrl_sleep_ans" or "dl_sleep_set":
                Assert.IsTrue(SleepTime.TryRead(buffer, offset, count, out uint seconds));
                Assert.AreEqual((uint)vector.NumberInName(), seconds);
                break;
            case "ctrl_name_ans":
                Assert.IsTrue(NameMessage.TryReadAnswer(count, out int nameOffset, out int nameCount));
                Assert.AreEqual(0x020000000011, MacAddress.Read(buffer, offset + 1));
                Assert.AreEqual("node1", Utf8.Decode(buffer, offset + nameOffset, nameCount));
                break;
            case "dl_name_set":
                int newNameCount = NameMessage.SetNameCount(buffer, offset, count);
                Assert.AreEqual(vector.Text("mqtt_payload"), Utf8.Decode(buffer, offset + 1, newNameCount));
                break;
            case "ctrl_ota_ans" or "ctrl_ota_ans_4_out_of_sequence":
                Assert.AreEqual(vector.Number("ota_status"), (int)OtaAnswer.Status(buffer, offset, count));
                Assert.IsFalse(OtaAnswer.TryReadExtendedStart(buffer, offset, count, out _, out _));
                if (vector.Has("last_good_chunk"))
                {
                    Assert.AreEqual(vector.Number("last_good_chunk"), OtaAnswer.Index(buffer, offset));
                }

                break;
            case "dl_ota":
                OtaOffer offer = new();
                Assert.IsTrue(offer.TryRead(buffer, offset, count));
                Assert.IsTrue(offer.IsConsistent && offer.IsSameImage(ReadOffer(vector)));
                Assert.AreEqual(0, offer.Window);
                break;
            case "dl_ota_chunk" or "dl_ota_chunk_1_212_bytes":
                int index = int.Parse(vector.Text("mqtt_payload").Split(',')[0]);
                Assert.AreEqual(index, OtaChunkMessage.Index(buffer, offset, count));
                break;
        }
    }

    private static byte[] BroadcastKey => VectorFile.Single("node_broadcast_key_stored").Bytes("broadcast_key");

    /// <summary>Drops the number that ends some names.</summary>
    private static string Kind(ReferenceVector vector)
    {
        return vector.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
    }

    private static byte PlainCode(ReferenceVector vector)
    {
        return Kind(vector) switch
        {
            "ctrl_reset_ans" => ControlCode.ResetAnswer,
            "dl_version" or "dl_broadcast_version" => ControlCode.VersionGet,
            "dl_sleep_get" => ControlCode.SleepGet,
            "dl_identify" => ControlCode.Identify,
            "dl_name_get" => ControlCode.NameGet,
            "dl_reset" => ControlCode.Reset,
            "dl_restart" => ControlCode.Restart,
            _ => throw new AssertFailedException($"{vector.Name}: nothing is known of this control message"),
        };
    }

    private static int WriteCode(byte[] buffer, int offset, byte code)
    {
        buffer[offset] = code;
        return 1;
    }

    private static OtaOffer ReadOffer(ReferenceVector vector)
    {
        string[] words = vector.Text("mqtt_payload").Split(',');
        OtaOffer offer = new() { Size = uint.Parse(words[1]), Chunks = int.Parse(words[2]) };
        Assert.IsTrue(HexText.TryRead(Encoding.UTF8.GetBytes(words[3]), 0, offer.Md5));
        return offer;
    }

    private static int WriteChunk(ReferenceVector vector, byte[] buffer, int offset)
    {
        string[] words = vector.Text("mqtt_payload").Split(',');
        byte[] text = Encoding.UTF8.GetBytes(words[1]);
        int data = offset + OtaChunkMessage.DataOffset;
        int count = new Base64().Decode(text, 0, text.Length, buffer, data, OtaLimits.ChunkCount);
        return OtaChunkMessage.Write(buffer, offset, int.Parse(words[0]), count);
    }
}
