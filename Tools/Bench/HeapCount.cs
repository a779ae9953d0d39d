using System.Collections;
using System.Numerics;
using System.Reflection;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Bench;

/// <summary>
/// Computes the managed heap that a firmware takes on a board: every object, array and text that is reached from it, in the
/// sizes of <see cref="HeapLayout"/>. The simulator's ports do not count. What a board has in their place counts where the
/// firmware makes it: keys and digests.
/// </summary>
internal sealed class HeapCount
{
    /// <summary>DeviceFrameKeys (native-espnow-interop/Device): object and array. The keys themselves lie in native memory.</summary>
    private const int DeviceKeys = 60;

    /// <summary>DeviceDigest: two fields.</summary>
    private const int DeviceDigest = 3 * HeapLayout.Block;

    /// <summary>ArrayList of nanoFramework: two fields. Its array begins with four places and is doubled.</summary>
    private const int List = 3 * HeapLayout.Block;
    private const int MinimumList = 4;

    private const string Keys = "device keys";

    /// <summary>Bytes of a chunk in base64 and its index.</summary>
    private const int ChunkLine = 288;

    /// <summary>Bytes of an answer of usual length.</summary>
    private const int Answer = 80;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, int> _bytes = new(StringComparer.Ordinal);

    private HeapCount()
    {
    }

    /// <summary>Gets the bytes by part, the largest first. A part is the last level of a type's namespace.</summary>
    public IEnumerable<KeyValuePair<string, int>> Parts => _bytes.OrderByDescending(part => part.Value);

    /// <summary>Gets the bytes in all.</summary>
    public int Total => _bytes.Values.Sum();

    /// <summary>Computes what a firmware takes just now.</summary>
    /// <param name="firmware">A <see cref="GatewayFirmware"/> or a <see cref="EnigmaIoT.Node.NodeFirmware"/>.</param>
    public static HeapCount Of(object firmware)
    {
        HeapCount count = new();
        count.Walk(firmware, "firmware");
        return count;
    }

    /// <summary>Computes the radio that a board has behind a firmware.</summary>
    /// <param name="collected">How many frames it collects between two crossings.</param>
    /// <param name="room">How long its frames may be.</param>
    public static HeapCount OfRadio(int collected, FrameRoom room = FrameRoom.Usual)
    {
        HeapCount count = new();
        BatchedRadio radio = new(new NoDriver(), 1, collected);
        radio.TrySetRoom(room);
        count.Walk(radio, "radio");
        return count;
    }

    /// <summary>
    /// Computes what the connection to the broker keeps beside the client library: the received lines of an update that wait, and the payloads
    /// that the library was just handed.
    /// </summary>
    public static HeapCount OfBrokerLink()
    {
        HeapCount count = new();
        count.Walk(Fill(new MessageRing(LinkLimits.InboundMessages, LinkLimits.InboundBytes), ChunkLine), "broker link");
        count.Walk(new MessagePace(LinkLimits.OutboundMessages, LinkLimits.OutboundBytes, LinkLimits.MaximumOutbound), "broker link");
        for (int i = 0; i < LinkLimits.OutboundMessages; i++)
        {
            count.Walk(new byte[Answer], "broker link");
        }

        return count;
    }

    private static MessageRing Fill(MessageRing ring, int payload)
    {
        for (int i = 0; ring.Add($"enigmaiot/greenhouse-{i:00}/set/ota", new byte[payload], false); i++)
        {
        }

        return ring;
    }

    private void Walk(object? value, string part)
    {
        if (value is null || !_seen.Add(value))
        {
            return;
        }

        switch (value)
        {
            case string text:
                // A literal lies in flash. A text of the same letters that was made counts, whatever literals other code has.
                Add(part, ReferenceEquals(string.IsInterned(text), text) ? 0 : HeapLayout.OfText(text));
                return;
            case Delegate:
                Add(part, HeapLayout.Delegate);
                return;
            case IFrameKeys:
                Add(Keys, DeviceKeys);
                return;
            case IDigest:
                Add(part, DeviceDigest);
                return;
            case Array array:
                WalkArray(array, part);
                return;
            case ArrayList list:
                WalkList(list, part);
                return;
        }

        Type type = value.GetType();
        if (type.Assembly.GetName().Name is not ("EnigmaIoT.Gateway" or "EnigmaIoT.Node" or "EnigmaIoT.Shared"))
        {
            return;
        }

        string within = part == "radio" || part == "broker link" ? part : type.Namespace!.Split('.')[^1].ToLowerInvariant();
        Add(within, HeapLayout.OfObject(type));
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsValueType)
                {
                    Walk(field.GetValue(value), within);
                }
            }
        }
    }

    private void WalkList(ArrayList list, string part)
    {
        Add(part, List + HeapLayout.OfArray(typeof(object), (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(MinimumList, list.Count))));
        foreach (object? item in list)
        {
            Walk(item, part);
        }
    }

    private void WalkArray(Array array, string part)
    {
        Type element = array.GetType().GetElementType()!;
        Add(part, HeapLayout.OfArray(element, array.Length));
        if (!element.IsValueType)
        {
            foreach (object? item in array)
            {
                Walk(item, part);
            }
        }
    }

    private void Add(string part, int bytes)
    {
        _bytes[part] = _bytes.GetValueOrDefault(part) + bytes;
    }

    private sealed class NoDriver : IRadioDriver
    {
        public int Channel => 1;

        public int Overruns => 0;

        public int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming)
        {
            return 2;
        }

        public bool TrySetRoom(FrameRoom room)
        {
            return true;
        }
    }
}
