using System.Reflection;
using System.Text;

namespace EnigmaIoT.Bench;

/// <summary>
/// How nanoCLR lays objects out on the managed heap of a 32-bit board: in blocks of 12 bytes (<c>CLR_RT_HeapBlock</c> and its
/// users in nf-interpreter). A reference takes a block, and so does every field, whatever its type.
/// </summary>
internal static class HeapLayout
{
    /// <summary>Bytes of a heap block.</summary>
    public const int Block = 12;

    /// <summary>Bytes of an array beside its elements.</summary>
    private const int ArrayHead = 20;

    /// <summary>Bytes of a text beside its UTF-8 bytes: the block of its head, and the final 0.</summary>
    private const int TextHead = Block + 1;

    /// <summary>Bytes of a delegate.</summary>
    public const int Delegate = 4 * Block;

    /// <summary>Gets the bytes of an object: a block, and one for each field, inherited ones too.</summary>
    /// <param name="type">The object's type.</param>
    public static int OfObject(Type type)
    {
        return Block + (Block * Fields(type));
    }

    /// <summary>Gets the bytes of an array.</summary>
    /// <param name="element">Type of the elements: primitive ones lie packed, references and structures in blocks.</param>
    /// <param name="length">Number of elements.</param>
    public static int OfArray(Type element, int length)
    {
        return RoundUp(ArrayHead + (OfElement(element) * length));
    }

    /// <summary>Gets the bytes of a text that the program made. A literal's bytes lie in flash.</summary>
    /// <param name="text">The text.</param>
    public static int OfText(string text)
    {
        return RoundUp(TextHead + Encoding.UTF8.GetByteCount(text));
    }

    private static int Fields(Type type)
    {
        int fields = 0;
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                fields += IsStructure(field.FieldType) ? Fields(field.FieldType) : 1;
            }
        }

        return fields;
    }

    private static int OfElement(Type element)
    {
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
            TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
            _ => Block * (IsStructure(element) ? Fields(element) : 1),
        };
    }

    private static bool IsStructure(Type type)
    {
        return type.IsValueType && !type.IsPrimitive && !type.IsEnum;
    }

    private static int RoundUp(int bytes)
    {
        return (bytes + Block - 1) / Block * Block;
    }
}
