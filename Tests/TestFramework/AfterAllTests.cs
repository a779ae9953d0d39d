using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Where MSTest is told to run the cleanup methods.</summary>
[MSTest.TestClass]
public sealed class AfterAllTests
{
    [MSTest.AssemblyCleanup]
    public static void CleanUp()
    {
        ClassLifetime.CleanUpAll();
    }
}
