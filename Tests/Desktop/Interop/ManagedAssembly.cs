using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>
/// A compiled assembly as the metadata processor sees it: its methods in the order of the C++ table. Only for assemblies
/// of flat, static types, where the order of types is that of their full names; anything else is refused.
/// </summary>
internal sealed class ManagedAssembly
{
    private ManagedAssembly(string name, Version version, IReadOnlyList<NativeMethod> methods)
    {
        Name = name;
        Version = version;
        Methods = methods;
    }

    public string Name { get; }

    public Version Version { get; }

    public IReadOnlyList<NativeMethod> Methods { get; }

    public uint Checksum => NativeChecksum.Compute(Name, Methods);

    public static ManagedAssembly Load(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        AssemblyDefinition assembly = reader.GetAssemblyDefinition();
        List<NativeMethod> methods = reader.TypeDefinitions
            .Select(reader.GetTypeDefinition)
            .Where(type => reader.GetString(type.Name) != "<Module>")
            .OrderBy(type => FullName(reader, type), StringComparer.Ordinal)
            .SelectMany(type => MethodsOf(reader, type))
            .ToList();
        return new ManagedAssembly(reader.GetString(assembly.Name), assembly.Version, methods);
    }

    private static string FullName(MetadataReader reader, TypeDefinition type)
    {
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    private static IEnumerable<NativeMethod> MethodsOf(MetadataReader reader, TypeDefinition type)
    {
        const TypeAttributes isStatic = TypeAttributes.Abstract | TypeAttributes.Sealed;
        if ((type.Attributes & isStatic) != isStatic || type.IsNested)
        {
            throw new NotSupportedException($"{FullName(reader, type)} is no flat, static type: the order is not known");
        }

        string className = FullName(reader, type).Replace('.', '_');
        return type.GetMethods()
            .Select(reader.GetMethodDefinition)
            .Select(method => new NativeMethod(className, NameOf(reader, method), IsNative(method)));
    }

    private static bool IsNative(MethodDefinition method)
    {
        return method.RelativeVirtualAddress == 0 && (method.Attributes & MethodAttributes.Abstract) == 0;
    }

    private static string NameOf(MetadataReader reader, MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(new NativeTypeNames(), null);
        string kind = signature.Header.IsInstance ? string.Empty : "STATIC__";
        IEnumerable<string> types = signature.ParameterTypes.Prepend(signature.ReturnType);
        return $"{reader.GetString(method.Name)}___{kind}{string.Join("__", types)}";
    }
}
