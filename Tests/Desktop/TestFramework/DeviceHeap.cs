using System.Collections;
using System.Reflection;
using EnigmaIoT.Bench;

namespace EnigmaIoT.Tests.Desktop.TestFramework;

/// <summary>
/// Computes what objects take of a board's managed heap (<see cref="HeapLayout"/>), whatever their assembly, walking from one
/// to the other.
/// </summary>
internal sealed class DeviceHeap
{
    private const BindingFlags Declared
        = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // nanoFramework's list: an array of references, and two numbers.
    private const int ListFields = 3;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();

    private DeviceHeap()
    {
    }

    /// <summary>Returns the bytes of objects and of all that they refer to, each counted once.</summary>
    public static int BytesOf(params object[] roots)
    {
        DeviceHeap heap = new();
        foreach (object root in roots)
        {
            heap.Find(root);
        }

        int bytes = 0;
        while (heap._open.TryPop(out object? next))
        {
            bytes += heap.Measure(next);
        }

        return bytes;
    }

    private void Find(object? value)
    {
        if (value is not null && _seen.Add(value))
        {
            _open.Push(value);
        }
    }

    private int Measure(object value)
    {
        switch (value)
        {
            case string text:
                return string.IsInterned(text) is null ? HeapLayout.OfText(text) : HeapLayout.Block;
            case Delegate target:
                Find(target.Target);
                return HeapLayout.Delegate;
            case ArrayList list:
                FindItems(list);
                return ((1 + ListFields) * HeapLayout.Block) + HeapLayout.OfArray(typeof(object), list.Capacity);
            case Array array:
                FindItems(array);
                return HeapLayout.OfArray(array.GetType().GetElementType()!, array.Length);
        }

        FindFields(value);
        return HeapLayout.OfObject(value.GetType());
    }

    private void FindItems(IList items)
    {
        foreach (object? item in items)
        {
            if (item is not ValueType || items is ArrayList)
            {
                Find(item);
            }
        }
    }

    private void FindFields(object value)
    {
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Declared))
            {
                if (!field.FieldType.IsValueType)
                {
                    Find(field.GetValue(value));
                }
            }
        }
    }
}
