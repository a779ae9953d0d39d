using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>
/// Holds the C++ table to the compiled managed assembly: nanoCLR refuses both where they differ, and calls the wrong method
/// where only the order does.
/// </summary>
[TestClass]
public sealed partial class NativeSourceTests
{
    /// <summary>Set to 1, this has the test write the files instead of comparing them.</summary>
    private const string WriteVariable = "ENIGMAIOT_WRITE_NATIVE_TABLE";

    private static readonly ManagedAssembly _assembly
        = ManagedAssembly.Load(Path.Combine(AppContext.BaseDirectory, "EnigmaIoT.Interop.dll"));

    [TestMethod]
    public void HeaderDeclaresWhatManagedCodeCalls()
    {
        AssertFile("EnigmaIoT_Interop.h", NativeSource.Header(_assembly));
    }

    [TestMethod]
    public void TableListsWhatManagedCodeCallsInItsOrder()
    {
        AssertFile("EnigmaIoT_Interop.cpp", NativeSource.Table(_assembly));
    }

    [TestMethod]
    public void EveryMethodIsImplementedOnce()
    {
        foreach (IGrouping<string, NativeMethod> type in _assembly.Methods.GroupBy(method => method.ClassName))
        {
            string source = File.ReadAllText(PathOf($"EnigmaIoT_Interop_{type.Key}.cpp"));
            string[] implemented = [.. Implementation().Matches(source).Select(match => match.Groups[1].Value)];
            CollectionAssert.AreEqual(type.Select(method => method.Name).ToArray(), implemented, type.Key);
        }
    }

    /// <summary>
    /// nf-interpreter's build finds version and checksum by text (AddNativeAssemblyVersion in
    /// CMake/Modules/FindNF_NativeAssemblies.cmake) and lists them in native_assemblies.csv.
    /// </summary>
    [TestMethod]
    public void BuildOfNanoClrFindsVersionAndChecksum()
    {
        Match match = BuildPattern().Match(File.ReadAllText(PathOf("EnigmaIoT_Interop.cpp")));
        Assert.IsTrue(match.Success);
        Assert.AreEqual($"{_assembly.Checksum:X8}", match.Groups[1].Value);
        Assert.AreEqual(_assembly.Version, new Version(string.Join('.', match.Groups.Values.Skip(2).Select(g => g.Value))));
    }

    [TestMethod]
    public void NoPlainMethodStandsBeforeTheFirstNativeOne()
    {
        string[] shifting = [.. NativeChecksum.Uncounted(_assembly.Methods).Select(method => $"{method.ClassName}.{method.Name}")];
        Assert.IsEmpty(shifting, $"these shift the C++ table, and the checksum does not show it: {string.Join(", ", shifting)}");
    }

    [TestMethod]
    public void AssemblyIsOfNativeMethodsOnly()
    {
        Assert.AreEqual("EnigmaIoT.Interop", _assembly.Name);
        Assert.IsNotEmpty(_assembly.Methods);
        Assert.IsTrue(_assembly.Methods.All(method => method.IsNative));
    }

    private static void AssertFile(string name, string expected)
    {
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(path, expected);
        }

        string found = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.AreEqual(expected, found, $"{path} does not follow from the managed assembly: set {WriteVariable}=1 and run");
    }

    private static string PathOf(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        Assert.IsNotNull(folder, "the tests run outside the repository");
        return Path.Combine(folder.FullName, "native-espnow-interop", "nanoclr", name);
    }

    [GeneratedRegex(@"^HRESULT Native::(\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Implementation();

    [GeneratedRegex(
        @"[ \t\r\n]+CLR_RT_NativeAssemblyData[ \t\r\n]+g_CLR_AssemblyNative_EnigmaIoT_Interop[ \t\r\n]*=[^{]+{[^0]+"
        + @"0x([0-9A-Za-z]+)[^{]+{[ \t\r\n]*([0-9]+)[ \t\r\n]*,[ \t\r\n]*([0-9]+)[ \t\r\n]*,[ \t\r\n]*([0-9]+)"
        + @"[ \t\r\n]*,[ \t\r\n]*([0-9]+)")]
    private static partial Regex BuildPattern();
}
