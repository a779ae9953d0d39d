using System.Reflection;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Simulator.Bench;

/// <summary>
/// Counts the buffers of a gateway: every array that the firmware holds, found by walking from object to object, and those of
/// the radio and the broker link that a board has in the simulator's place. An element that is a reference counts 12 bytes, as
/// nanoCLR keeps it. What arrays cost beside their elements, and the fields of objects, are not counted.
/// </summary>
internal sealed class BufferCount
{
    private const int ReferenceBytes = 12;
    private const string Radio = "radio";

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, int> _bytes = new(StringComparer.Ordinal);

    private BufferCount(GatewayFirmware firmware)
    {
        Walk(firmware, string.Empty);
        Walk(new BatchedRadio(new NoDriver(), 1), Radio);
        Add("broker link", LinkLimits.InboundBytes + LinkLimits.OutboundBytes);
        Add("broker link", (LinkLimits.InboundMessages + LinkLimits.OutboundMessages) * ((2 * ReferenceBytes) + sizeof(bool)));
    }

    /// <summary>Gets the bytes by part of the firmware, the largest first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Parts => _bytes.OrderByDescending(part => part.Value);

    /// <summary>Gets the bytes in all.</summary>
    public int Total => _bytes.Values.Sum();

    /// <summary>Counts the buffers that a firmware holds just now.</summary>
    public static BufferCount Of(GatewayFirmware firmware)
    {
        return new BufferCount(firmware);
    }

    private void Walk(object? value, string part)
    {
        if (value is null or string or Delegate || !_seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        if (value is Array array)
        {
            WalkArray(array, part);
            return;
        }

        // The simulator's own parts stand in the place of a board's, which have other buffers.
        string? assembly = type.Assembly.GetName().Name;
        if (assembly is not ("EnigmaIoT.Gateway" or "EnigmaIoT.Shared"))
        {
            return;
        }

        string within = part == Radio ? part : type.Namespace!.Split('.')[^1].ToLowerInvariant();
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.FieldType.IsPrimitive)
            {
                Walk(field.GetValue(value), within);
            }
        }
    }

    private void WalkArray(Array array, string part)
    {
        Type element = array.GetType().GetElementType()!;
        if (element.IsPrimitive)
        {
            Add(part, Buffer.ByteLength(array));
            return;
        }

        Add(part, array.Length * ReferenceBytes);
        foreach (object? item in array)
        {
            Walk(item, part);
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
    }
}
