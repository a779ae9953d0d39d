using System.Text;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>Writes the two C++ files that are nothing but a copy of the managed assembly's methods.</summary>
internal static class NativeSource
{
    private const string Origin = "// Follows from the managed assembly: see \"The two sides\" in README.md for how to write it again.\n";

    public static string Header(ManagedAssembly assembly)
    {
        StringBuilder text = new();
        text.Append(Origin)
            .Append("\n#pragma once\n\n")
            .Append("#include <nanoCLR_Interop.h>\n#include <nanoCLR_Runtime.h>\n#include <nanoCLR_Checks.h>\n");
        foreach (IGrouping<string, NativeMethod> type in assembly.Methods.GroupBy(method => method.ClassName))
        {
            text.Append($"\nstruct {StructOf(assembly, type.Key)}\n{{\n");
            foreach (NativeMethod method in type.Where(method => method.IsNative))
            {
                text.Append($"    NANOCLR_NATIVE_DECLARE({method.Name});\n");
            }

            text.Append("};\n");
        }

        return text.Append($"\nextern const CLR_RT_NativeAssemblyData {DataOf(assembly)};\n").ToString();
    }

    public static string Table(ManagedAssembly assembly)
    {
        StringBuilder text = new();
        text.Append(Origin)
            .Append($"\n#include \"{Underscored(assembly)}.h\"\n\n// clang-format off\n\n")
            .Append("static const CLR_RT_MethodHandler method_lookup[] =\n{\n");
        foreach (NativeMethod method in assembly.Methods)
        {
            text.Append(method.IsNative ? $"    {StructOf(assembly, method.ClassName)}::{method.Name},\n" : "    nullptr,\n");
        }

        Version version = assembly.Version;
        return text.Append("};\n\n")
            .Append($"const CLR_RT_NativeAssemblyData {DataOf(assembly)} =\n{{\n")
            .Append($"    \"{assembly.Name}\",\n")
            .Append($"    0x{assembly.Checksum:X8},\n")
            .Append("    method_lookup,\n")
            .Append($"    {{ {version.Major}, {version.Minor}, {version.Build}, {version.Revision} }}\n")
            .Append("};\n\n// clang-format on\n")
            .ToString();
    }

    private static string Underscored(ManagedAssembly assembly)
    {
        return assembly.Name.Replace('.', '_');
    }

    private static string StructOf(ManagedAssembly assembly, string className)
    {
        return $"Library_{Underscored(assembly)}_{className}";
    }

    private static string DataOf(ManagedAssembly assembly)
    {
        return $"g_CLR_AssemblyNative_{Underscored(assembly)}";
    }
}
