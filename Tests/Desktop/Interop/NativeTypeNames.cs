using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>Names types as the metadata processor does in the names of native methods.</summary>
internal sealed class NativeTypeNames : ISignatureTypeProvider<string, object?>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        return typeCode switch
        {
            PrimitiveTypeCode.Void => "VOID",
            PrimitiveTypeCode.Boolean => "BOOLEAN",
            PrimitiveTypeCode.SByte => "I1",
            PrimitiveTypeCode.Byte => "U1",
            PrimitiveTypeCode.Char => "CHAR",
            PrimitiveTypeCode.Int16 => "I2",
            PrimitiveTypeCode.UInt16 => "U2",
            PrimitiveTypeCode.Int32 => "I4",
            PrimitiveTypeCode.UInt32 => "U4",
            PrimitiveTypeCode.Single => "R4",
            PrimitiveTypeCode.Int64 => "I8",
            PrimitiveTypeCode.UInt64 => "U8",
            PrimitiveTypeCode.Double => "R8",
            PrimitiveTypeCode.String => "STRING",
            PrimitiveTypeCode.Object => "OBJECT",
            _ => throw new NotSupportedException($"no native method takes a {typeCode}"),
        };
    }

    public string GetSZArrayType(string elementType)
    {
        return "SZARRAY_" + elementType;
    }

    public string GetByReferenceType(string elementType)
    {
        return "BYREF_" + elementType;
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return WithoutDots(reader.GetString(type.Namespace) + reader.GetString(type.Name));
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return WithoutDots(reader.GetString(type.Namespace) + reader.GetString(type.Name));
    }

    public string GetArrayType(string elementType, ArrayShape shape)
    {
        throw Unsupported("arrays of several dimensions");
    }

    public string GetFunctionPointerType(MethodSignature<string> signature)
    {
        throw Unsupported("function pointers");
    }

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        throw Unsupported("generics");
    }

    public string GetGenericMethodParameter(object? genericContext, int index)
    {
        throw Unsupported("generics");
    }

    public string GetGenericTypeParameter(object? genericContext, int index)
    {
        throw Unsupported("generics");
    }

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired)
    {
        throw Unsupported("modified types");
    }

    public string GetPinnedType(string elementType)
    {
        throw Unsupported("pinned types");
    }

    public string GetPointerType(string elementType)
    {
        throw Unsupported("pointers");
    }

    public string GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind)
    {
        throw Unsupported("type specifications");
    }

    private static string WithoutDots(string name)
    {
        return name.Replace(".", string.Empty, StringComparison.Ordinal);
    }

    private static NotSupportedException Unsupported(string what)
    {
        return new NotSupportedException($"nanoFramework has no {what}");
    }
}
