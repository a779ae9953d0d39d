using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Desktop.TestFramework;

/// <summary>The device's launcher runs setup once per class, and calls a test once for each data row.</summary>
[TestClass]
public class SetupRunsOncePerClassTests
{
    private static readonly List<int> _seen = [];
    private static int _setups;

    [Setup]
    public void Prepare()
    {
        _setups++;
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void EachDataRowMeetsTheSameSetup(int value)
    {
        Assert.IsFalse(_seen.Contains(value));
        _seen.Add(value);
        Assert.AreEqual(1, _setups);
    }

    [TestMethod]
    public void AnotherTestMeetsTheSameSetup()
    {
        Assert.AreEqual(1, _setups);
    }

    [TestMethod]
    public void ThrowsExceptionWantsTheExactType()
    {
        Assert.ThrowsException(typeof(InvalidOperationException), static () => throw new InvalidOperationException());
        Assert.ThrowsException(
            typeof(Microsoft.VisualStudio.TestTools.UnitTesting.AssertFailedException),
            static () => Assert.ThrowsException(typeof(SystemException), static () => throw new ArgumentException("x")));
    }
}
