using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>Against assemblies that nanoFramework publishes: their native methods, and the number in nf-interpreter.</summary>
[TestClass]
public sealed class NativeChecksumTests
{
    [TestMethod]
    public void GivesTheNumberOfSntp()
    {
        string[] names =
        [
            "Start___STATIC__VOID",
            "Stop___STATIC__VOID",
            "UpdateNow___STATIC__VOID",
            "get_IsStarted___STATIC__BOOLEAN",
            "get_Server1___STATIC__STRING",
            "set_Server1___STATIC__VOID__STRING",
            "get_Server2___STATIC__STRING",
            "set_Server2___STATIC__VOID__STRING",
        ];
        IEnumerable<NativeMethod> methods = names.Select(name => Native("nanoFramework_Networking_Sntp", name));
        Assert.AreEqual(0xE2D9BDEDu, NativeChecksum.Compute("nanoFramework.Networking.Sntp", methods));
    }

    [TestMethod]
    public void CountsManagedMethodsBehindTheFirstNativeOneOnly()
    {
        const string decoder = "System_Text_UTF8Decoder";
        const string encoding = "System_Text_UTF8Encoding";
        NativeMethod[] methods =
        [
            new("System_Text_StringBuilder", "Clear___VOID", IsNative: false),
            Native(
                decoder,
                "Convert___VOID__SZARRAY_U1__I4__I4__SZARRAY_CHAR__I4__I4__BOOLEAN__BYREF_I4__BYREF_I4__BYREF_BOOLEAN"),
            new(decoder, ".ctor___VOID", IsNative: false),
            Native(encoding, "GetBytes___SZARRAY_U1__STRING"),
            Native(encoding, "GetBytes___I4__STRING__I4__I4__SZARRAY_U1__I4"),
            Native(encoding, "GetChars___SZARRAY_CHAR__SZARRAY_U1"),
            Native(encoding, "GetChars___SZARRAY_CHAR__SZARRAY_U1__I4__I4"),
            new(encoding, "GetDecoder___OBJECT", IsNative: false),
            new(encoding, ".ctor___VOID", IsNative: false),
        ];
        Assert.AreEqual(0x8E6EB73Du, NativeChecksum.Compute("nanoFramework.System.Text", methods));
    }

    [TestMethod]
    public void DoesNotCountManagedMethodsBeforeTheFirstNativeOne()
    {
        NativeMethod native = Native("Any_Type", "Read___STATIC__I4");
        NativeMethod plain = new("Any_Type", "Check___STATIC__VOID", IsNative: false);
        Assert.AreEqual(NativeChecksum.Compute("Any", [native]), NativeChecksum.Compute("Any", [plain, native]));
        CollectionAssert.AreEqual(new[] { plain }, NativeChecksum.Uncounted([plain, native, plain]).ToArray());
        Assert.IsEmpty(NativeChecksum.Uncounted([native, plain]));
    }

    [TestMethod]
    public void IsZeroWithoutNativeMethods()
    {
        Assert.AreEqual(0u, NativeChecksum.Compute("Any", [new("Any_Type", "Any___VOID", IsNative: false)]));
    }

    private static NativeMethod Native(string className, string name)
    {
        return new NativeMethod(className, name, IsNative: true);
    }
}
