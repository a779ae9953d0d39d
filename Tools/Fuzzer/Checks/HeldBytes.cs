using System.Reflection;

namespace EnigmaIoT.Fuzzer.Checks;

/// <summary>
/// Measures what a firmware holds: all objects, arrays and texts that are reached from it. What the ports behind it hold does
/// not count.
/// </summary>
internal sealed class HeldBytes
{
    private const int ObjectHead = 16;
    private const int FieldBytes = 8;

    private readonly Dictionary<Type, FieldInfo[]> _fields = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _left = new();

    /// <summary>Measures.</summary>
    /// <param name="root">The firmware.</param>
    /// <returns>Bytes.</returns>
    public long Of(object root)
    {
        _seen.Clear();
        Assembly own = root.GetType().Assembly;
        long bytes = 0;
        Reach(root);
        while (_left.TryPop(out object? value))
        {
            Type type = value.GetType();
            if (value is string text)
            {
                bytes += ObjectHead + (2L * text.Length);
            }
            else if (value is Array array)
            {
                bytes += ObjectHead + Walk(array, type.GetElementType()!);
            }
            else if (type.Assembly == own || IsFirmware(type))
            {
                FieldInfo[] fields = FieldsOf(type);
                bytes += ObjectHead + ((long)FieldBytes * fields.Length);
                Array.ForEach(fields, field => Reach(field.FieldType.IsValueType ? null : field.GetValue(value)));
            }
        }

        return bytes;
    }

    private static bool IsFirmware(Type type)
    {
        return type.Assembly.GetName().Name is "EnigmaIoT.Gateway" or "EnigmaIoT.Node" or "EnigmaIoT.Shared";
    }

    private long Walk(Array array, Type element)
    {
        if (element.IsValueType)
        {
            return (long)array.Length * (element.IsPrimitive ? Buffer.ByteLength(array) / Math.Max(1, array.Length) : FieldBytes);
        }

        foreach (object? item in array)
        {
            Reach(item);
        }

        return (long)array.Length * FieldBytes;
    }

    private void Reach(object? value)
    {
        if (value is not null and not Delegate && _seen.Add(value))
        {
            _left.Push(value);
        }
    }

    private FieldInfo[] FieldsOf(Type type)
    {
        if (!_fields.TryGetValue(type, out FieldInfo[]? fields))
        {
            fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            _fields[type] = fields;
        }

        return fields;
    }
}
