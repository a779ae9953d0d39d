using System.Reflection;

namespace EnigmaIoT.Tests.Desktop.Images;

/// <summary>mscorlib.pe of the NuGet package nanoFramework.CoreLibrary 1.17.11, which the build restores.</summary>
internal static class RealAssembly
{
    /// <summary>Gets its bytes.</summary>
    public static byte[] CoreLibrary { get; } = File.ReadAllBytes(
        typeof(RealAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "CoreLibrary").Value!);
}
