using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>Every vector of the reference goes through Shared; one of an unknown kind fails.</summary>
[TestClass]
public sealed class VectorTests
{
    private const int VectorCount = 62;

    public static IEnumerable<object[]> Indices => Enumerable.Range(0, VectorFile.All.Count).Select(i => new object[] { i });

    public static IEnumerable<object[]> EncryptedIndices => Indices.Where(i => VectorFile.All[(int)i[0]].Has("key32"));

    public static string DisplayName(System.Reflection.MethodInfo method, object[] arguments)
    {
        return $"{method.Name} {arguments[0]} {VectorFile.All[(int)arguments[0]].Name}";
    }

    [TestMethod]
    public void TheFileHoldsAllVectors()
    {
        Assert.HasCount(VectorCount, VectorFile.All);
    }

    [TestMethod]
    [DynamicData(nameof(Indices), DynamicDataDisplayName = nameof(DisplayName))]
    public void SharedAgreesWithTheReference(int index)
    {
        ReferenceVector vector = VectorFile.All[index];
        Action<ReferenceVector> check = vector.Has("type") ? CheckOfFrame(vector) : CheckOfRecord(vector);
        check(vector);
    }

    [TestMethod]
    [DynamicData(nameof(EncryptedIndices), DynamicDataDisplayName = nameof(DisplayName))]
    public void NoByteOfAFrameCanBeChangedUnseen(int index)
    {
        ReferenceVector vector = VectorFile.All[index];
        FrameKey key = VectorKeys.Load(vector.Bytes("key32"));
        int from = vector.Number("encrypted_from_offset");
        int count = vector.Number("length");
        for (int place = 0; place < count; place++)
        {
            byte[] frame = KeyVectors.FrameBuffer(vector);
            frame[place] ^= 0x01;

            // The reference leaves a name result's counter in the clear and out of the additional data.
            bool isUnprotected = place >= FrameLayout.BodyOffset && place < from;
            Assert.AreEqual(isUnprotected, key.Open(frame, from, count), $"byte {place}");
        }
    }

    [TestMethod]
    public void NoDataMessageOfTheReferenceCountsAsLost()
    {
        Session session = new(new PlatformFrameKeys(new SystemRandom()));
        IEnumerable<ReferenceVector> counted = VectorFile.All.Where(v => v.Has("counter"));
        foreach (ReferenceVector vector in counted.Where(v => v.Name.StartsWith("sensor_data", StringComparison.Ordinal)))
        {
            Assert.AreEqual(vector.GatewayResult("lost"), session.TakeData(vector.Number("counter")).ToString());
        }

        Assert.AreEqual(5, session.DataCounter);
    }

    private static Action<ReferenceVector> CheckOfFrame(ReferenceVector vector)
    {
        int type = vector.Number("type");
        return type switch
        {
            FrameType.ClientHello => FrameVectors.ClientHello,
            FrameType.ServerHello => FrameVectors.ServerHello,
            FrameType.UnencryptedData => ClearVectors.UnencryptedData,
            FrameType.SensorData or FrameType.HomeAssistantDiscovery => FrameVectors.Payload,
            FrameType.DataSet or FrameType.DataGet => FrameVectors.Payload,
            FrameType.DataSet | FrameType.BroadcastBit => FrameVectors.Payload,
            FrameType.ControlUp or FrameType.ControlDown => FrameVectors.Control,
            FrameType.ControlDown | FrameType.BroadcastBit => FrameVectors.Control,
            FrameType.ClockRequest => FrameVectors.ClockRequest,
            FrameType.ClockResponse => FrameVectors.ClockResponse,
            FrameType.NodeNameSet => FrameVectors.NodeName,
            FrameType.NodeNameResult => FrameVectors.NodeNameResult,
            _ => throw new AssertFailedException($"{vector.Name}: no test knows frames of type 0x{type:x2}"),
        };
    }

    private static Action<ReferenceVector> CheckOfRecord(ReferenceVector vector)
    {
        return vector.Name switch
        {
            "network_key" => KeyVectors.NetworkKey,
            "x25519" => KeyVectors.X25519,
            "x25519_zero_point_rejected" => KeyVectors.ZeroPointRejected,
            "node_after_server_hello" => KeyVectors.NodeAfterServerHello,
            "node_broadcast_key_stored" => KeyVectors.NodeBroadcastKeyStored,
            "node_broadcast_rx" => ClearVectors.NodeBroadcastReceived,
            "invalidate_key" => ClearVectors.InvalidateKey,
            "tampered_tag_gives_invalidate_key" => ClearVectors.TamperedTag,
            "sleepy_downlink_queued" => ClearVectors.SleepyDownlinkQueued,
            _ => throw new AssertFailedException($"{vector.Name}: no test knows vectors of this name"),
        };
    }
}
