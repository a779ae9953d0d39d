using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>Builds and runs the C++ host tests, so that one command runs all tests of the project.</summary>
[TestClass]
public sealed class HostTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(15);

    [TestMethod]
    public async Task TheHostTestsOfTheNativePartPassWithAddressAndUndefinedBehaviourSanitizers()
    {
        NativeBuild.SkipWithoutTools();
        using CancellationTokenSource cancellation = new(_limit);
        string script = Path.Combine(NativeBuild.Root, "build", "native-tests.sh");
        Console.WriteLine(await NativeBuild.Run("bash", [script, "address"], cancellation.Token));
    }
}
